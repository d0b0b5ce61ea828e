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
    private final List<Sample> samples;
    private final int countIndex;

    private ApplicationSamples(List<Sample> samples, int countIndex) {
        this.samples = samples;
        this.countIndex = countIndex;
    }

    public static ApplicationSamples of(Profile profile) {
        List<ValueType> types = profile.sampleTypes();
        int index = 0;
        while (index < types.size() && !types.get(index).unit().equals("count")) {
            index++;
        }
        if (index == types.size()) {
            throw new CompareError("the profile counts nothing: none of its sample types has the unit count");
        }
        return new ApplicationSamples(
                profile.samples().stream()
                        .filter(ApplicationSamples::isOfApplication)
                        .toList(),
                index);
    }

    /** How many there are. */
    public long count() {
        return samples.stream().mapToLong(sample -> sample.value(countIndex)).sum();
    }

    /** How many of them have the anchor on their stack. */
    public long countOf(Anchor anchor) {
        Pattern pattern = anchor.compiled();
        return samples.stream()
                .filter(sample -> pattern.matcher(stack(sample)).find())
                .mapToLong(sample -> sample.value(countIndex))
                .sum();
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
