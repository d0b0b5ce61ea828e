package dev.flamelab.compare;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The samples of a profile that the application's own code took part in: those with a frame that has a source file.
 * Stacks of the JIT compiler and the garbage collector have none, and how large they are says more about the warm-up
 * than about the program.
 */
public final class ApplicationSamples {
    private static final String COUNT = "count";

    private final List<ValueType> types;
    private final List<Sample> samples;

    private ApplicationSamples(List<ValueType> types, List<Sample> samples) {
        this.types = types;
        this.samples = samples;
    }

    public static ApplicationSamples of(Profile profile) {
        if (profile.sampleTypes().stream().noneMatch(type -> type.unit().equals(COUNT))) {
            throw new CompareError("the profile counts nothing: none of its sample types has the unit count");
        }
        return new ApplicationSamples(
                profile.sampleTypes(),
                profile.samples().stream()
                        .filter(ApplicationSamples::isOfApplication)
                        .toList());
    }

    public List<Sample> samples() {
        return samples;
    }

    /** How many there are. */
    public long count() {
        return sum(COUNT);
    }

    /** How many of them have the anchor on their stack. */
    public long countOf(Anchor anchor) {
        return sumOf(anchor, COUNT);
    }

    /** All they measured in this unit, such as {@code nanoseconds}. */
    public long sum(String unit) {
        int index = index(unit);
        return samples.stream().mapToLong(sample -> sample.value(index)).sum();
    }

    /** What those measured in this unit that have the anchor on their stack. */
    public long sumOf(Anchor anchor, String unit) {
        int index = index(unit);
        Pattern pattern = anchor.compiled();
        return samples.stream()
                .filter(sample -> pattern.matcher(stack(sample)).find())
                .mapToLong(sample -> sample.value(index))
                .sum();
    }

    private int index(String unit) {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).unit().equals(unit)) {
                return i;
            }
        }
        throw new CompareError("none of the profile's sample types has the unit " + unit);
    }

    /** The anchor's share of them in percent; 0 when there are none. */
    public double percentOf(Anchor anchor) {
        long all = count();
        return all == 0 ? 0 : 100.0 * countOf(anchor) / all;
    }

    private static boolean isOfApplication(Sample sample) {
        for (Location location : sample.stack()) {
            for (Line line : location.lines()) {
                if (!line.function().file().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String stack(Sample sample) {
        var stack = new StringBuilder();
        for (int i = sample.stack().size() - 1; i >= 0; i--) {
            List<Line> lines = sample.stack().get(i).lines();
            for (int j = lines.size() - 1; j >= 0; j--) {
                stack.append(stack.isEmpty() ? "" : ";")
                        .append(lines.get(j).function().name());
            }
        }
        return stack.toString();
    }
}
