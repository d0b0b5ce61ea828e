package dev.flamelab.pprof;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares two profiles of one kind, as {@code -base} and {@code -diff_base} of pprof do.
 *
 * <pre>{@code
 * Profile grown = ProfileDiff.base(later, earlier);
 * }</pre>
 */
public final class ProfileDiff {
    /** Says of a sample that it comes from the base; shares of such a profile are shares of the base. */
    public static final Label OF_BASE = Label.text("pprof::base", "true");

    private ProfileDiff() {}

    /**
     * The source less the base: what is equal in both vanishes. Of the sample types those stay that both have, in the
     * finer unit.
     *
     * @throws IncompatibleProfiles when they are of different kinds
     */
    public static Profile base(Profile source, Profile base) {
        return ProfileMerge.merge(List.of(source, base), ProfileScale::negative);
    }

    /**
     * The source and, negative and labelled {@link #OF_BASE}, the base: nothing vanishes.
     *
     * @throws IncompatibleProfiles when they are of different kinds
     */
    public static Profile diffBase(Profile source, Profile base) {
        Map<List<Label>, List<Label>> known = new IdentityHashMap<>();
        return ProfileMerge.merge(
                List.of(source, base),
                sample -> Sample.of(
                        sample.stack(),
                        ProfileScale.negative(sample).uncopied(),
                        known.computeIfAbsent(sample.labels(), ProfileDiff::ofBase)));
    }

    private static List<Label> ofBase(List<Label> labels) {
        Stream<Label> others =
                labels.stream().filter(label -> !(label.isText() && label.key().equals(OF_BASE.key())));
        return Stream.concat(others, Stream.of(OF_BASE)).collect(Collectors.toUnmodifiableList());
    }

    /**
     * The source with each sample type scaled so that it sums to what it sums to in the base.
     *
     * @throws IncompatibleProfiles when their sample types are not the same ones in the same units
     */
    public static Profile normalize(Profile source, Profile base) {
        SampleTypes.checkEqual(source, base);
        long[] wanted = sums(base);
        long[] found = sums(source);
        double[] factors = new double[wanted.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = found[i] == 0 ? 0 : (double) wanted[i] / found[i];
        }
        return ProfileScale.scale(source, factors);
    }

    private static long[] sums(Profile profile) {
        long[] sums = new long[profile.sampleTypes().size()];
        for (Sample sample : profile.samples()) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += sample.value(i);
            }
        }
        return sums;
    }
}
