package dev.flamelab.pprof;

import java.util.List;

/** What happened between two snapshots of one kind. */
public final class ProfileDelta {
    private ProfileDelta() {}

    /**
     * The later snapshot less the earlier one: what is equal in both vanishes, what became less is negative. It has the
     * time of the later one, and lasts from one to the other; no time at all if the clock has been set back between.
     *
     * @throws IncompatibleProfiles when they are of different kinds
     */
    public static Profile between(Profile earlier, Profile later) {
        Profile sum = ProfileMerge.merge(List.of(scale(earlier, -1), later));
        long nanos = Math.max(0, later.timeNanos() - earlier.timeNanos());
        return sum.withTime(later.timeNanos(), nanos);
    }

    /**
     * The profile with every value of every sample multiplied, to the last digit; what is beyond 64 bits is cut off.
     */
    public static Profile scale(Profile profile, long factor) {
        return profile.withSamples(
                profile.samples().stream().map(sample -> scale(sample, factor)).toList());
    }

    private static Sample scale(Sample sample, long factor) {
        long[] values = sample.values();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return Sample.of(sample.stack(), values, sample.labels());
    }
}
