package dev.flamelab.pprof;

import java.util.List;

/** What happened between two snapshots of one kind. */
public final class ProfileDelta {
    private ProfileDelta() {}

    /**
     * The later snapshot less the earlier one: what is equal in both vanishes, what became less is negative. It has the
     * time of the later one, and lasts from one to the other; no time at all if the clock has been set back between.
     */
    public static Profile between(Profile earlier, Profile later) {
        Profile sum = ProfileMerge.merge(List.of(scale(earlier, -1), later));
        long nanos = Math.max(0, later.timeNanos() - earlier.timeNanos());
        return timed(sum, sum.samples(), later.timeNanos(), nanos);
    }

    /** The profile with every value of every sample multiplied. */
    public static Profile scale(Profile profile, long factor) {
        List<Sample> samples =
                profile.samples().stream().map(sample -> scale(sample, factor)).toList();
        return timed(profile, samples, profile.timeNanos(), profile.durationNanos());
    }

    private static Sample scale(Sample sample, long factor) {
        long[] values = sample.values();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new Sample(sample.stack(), values, sample.labels());
    }

    private static Profile timed(Profile profile, List<Sample> samples, long timeNanos, long durationNanos) {
        return new Profile(
                profile.sampleTypes(),
                samples,
                profile.mappings(),
                profile.periodType(),
                profile.period(),
                timeNanos,
                durationNanos,
                profile.comments(),
                profile.defaultSampleType(),
                profile.dropFrames(),
                profile.keepFrames(),
                profile.docUrl());
    }
}
