package dev.flamelab.pprof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Multiplies the values of a profile, in floating point and rounded as pprof rounds. */
final class ProfileScale {
    private static final double BEYOND_LONG = 0x1p63;

    private ProfileScale() {}

    /** The sample with all values times -1: those of more than 53 bits lose the last ones, as in pprof. */
    static Sample negative(Sample sample) {
        long[] values = sample.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = rounded(-1.0 * values[i]);
        }
        return Sample.of(sample.stack(), values, sample.labels());
    }

    /**
     * The values of each sample type times a factor of their own. Unless all factors are 1, a sample vanishes that has
     * nothing left but values whose factor is 1: pprof does so too.
     */
    static Profile scale(Profile profile, double[] factors) {
        if (Arrays.stream(factors).allMatch(factor -> factor == 1)) {
            return profile;
        }
        List<Sample> scaled = new ArrayList<>(profile.samples().size());
        for (Sample sample : profile.samples()) {
            long[] values = sample.values();
            boolean something = false;
            for (int i = 0; i < values.length; i++) {
                if (factors[i] != 1) {
                    values[i] = rounded(values[i] * factors[i]);
                    something |= values[i] != 0;
                }
            }
            if (something) {
                scaled.add(Sample.of(sample.stack(), values, sample.labels()));
            }
        }
        return profile.withSamples(scaled);
    }

    /** Halves are rounded away from zero, which {@code Math.round} does not do below it. */
    private static long rounded(double value) {
        double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
        return toLong(Math.abs(value - whole) >= 0.5 ? whole + Math.signum(value) : whole);
    }

    /** Without its fraction; what is too large for a long becomes the least one, as Go has it from the processor. */
    static long toLong(double value) {
        return value >= -BEYOND_LONG && value < BEYOND_LONG ? (long) value : Long.MIN_VALUE;
    }
}
