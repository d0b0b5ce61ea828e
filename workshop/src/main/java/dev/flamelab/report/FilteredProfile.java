package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.List;

/**
 * What the filter leaves of a profile, as {@code go tool pprof -proto} writes it: with all its sample types, lines and
 * addresses, and its values divided as asked.
 */
public record FilteredProfile(Profile profile, List<String> warnings) {

    /** The samples that the filter leaves, with what it leaves of their stacks and labels. */
    public static FilteredProfile of(Profile profile, View view) {
        Subject subject = Subject.of(profile, view);
        double ratio = 1 / view.divideBy();
        List<Sample> samples = ratio == 1
                ? subject.samples()
                : subject.samples().stream()
                        .map(sample -> divided(sample, ratio))
                        .toList();
        return new FilteredProfile(profile.withSamples(samples), subject.warnings());
    }

    private static Sample divided(Sample sample, double ratio) {
        long[] values = sample.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Truncated.times(values[i], ratio);
        }
        return new Sample(sample.stack(), values, sample.labels());
    }
}
