package dev.flamelab.lab;

import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.ApplicationSamples;
import dev.flamelab.pprof.Profile;

/**
 * A number to be read off a profile.
 *
 * @param value the sample type that is summed up
 * @param stack regular expression for the stacks that count, as in an anchor; null for all samples
 * @param over what it is divided by: {@code seconds}, {@code application} or {@code all} for percent of these samples,
 *     another sample type of the same stacks; null for nothing
 * @param exactly this number, whatever the profile; null where it is to be read off
 */
public record Count(String value, String stack, String over, Double exactly) {
    public Count {
        if ((value == null) == (exactly == null)) {
            throw new IllegalArgumentException("a count needs either a value, a sample type such as cpu, or exactly");
        }
    }

    /** In the sample type's own unit. */
    double of(Profile profile) {
        if (exactly != null) return exactly;
        if (over == null) return sum(profile, value);
        return switch (over) {
            case "seconds" -> sum(profile, value) / (profile.durationNanos() / 1e9);
            case "application" ->
                100 * sum(profile, value) / ApplicationSamples.of(profile).sum(value);
            case "all" -> 100 * sum(profile, value) / all(profile, value);
            default -> sum(profile, value) / sum(profile, over);
        };
    }

    /** Whether it comes in no unit: such things are counted, or the number stands for itself. */
    boolean isCount(Profile profile) {
        return exactly != null
                || profile.sampleTypes().stream()
                        .anyMatch(
                                type -> type.type().equals(value) && type.unit().equals("count"));
    }

    private double sum(Profile profile, String type) {
        return stack == null
                ? all(profile, type)
                : ApplicationSamples.of(profile).sumOf(new Anchor("count", stack, type, 0));
    }

    private static double all(Profile profile, String type) {
        int index = ApplicationSamples.of(profile).index(type);
        return profile.samples().stream()
                .mapToLong(sample -> sample.value(index))
                .sum();
    }
}
