package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.List;

/**
 * What every report starts from: the samples that are left after filtering, which of their values counts, and the sum
 * over all samples, filtered or not, that shares are shares of.
 */
record Subject(Profile profile, List<Sample> samples, int valueIndex, long total, List<String> warnings) {

    static Subject of(Profile profile, View view) {
        int index = SampleIndex.find(profile, view.sampleIndex());
        long total = profile.samples().stream()
                .mapToLong(sample -> Math.abs(sample.value(index)))
                .sum();
        Filter.Filtered left = view.filter().apply(DropFrames.apply(profile));
        return new Subject(profile, left.samples(), index, total, left.warnings());
    }

    ValueType type() {
        return profile.sampleTypes().get(valueIndex);
    }

    /** How values are printed when each one may have its own unit. */
    ValueFormat format(String unit) {
        return new ValueFormat(type().unit(), unit);
    }
}
