package dev.flamelab.pprof;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Sums profiles of one kind: samples with the same stack and labels become one, and what sums to zero vanishes. The
 * result starts at the earliest time, lasts as long as all of them together and has the largest period; the first
 * profile says which frames to drop. Locations are the same when they are equal within the same mapping, wherever that
 * was loaded. Of the sample types those stay that all profiles have, in the finest unit that one of them has.
 */
public final class ProfileMerge {
    private final MappingMerge mappings = new MappingMerge();
    private final StackMerge stacks = new StackMerge(mappings);
    private final SampleSums sums = new SampleSums(stacks);

    private ProfileMerge() {}

    /**
     * The sum of at least one profile. What goes into it is not copied where it stays as it is, so the profiles and
     * their sum take little more memory than the profiles.
     *
     * @throws IncompatibleProfiles when they are of different kinds
     */
    public static Profile merge(List<Profile> profiles) {
        return merge(profiles, UnaryOperator.identity());
    }

    /** The same, with each sample of the last profile changed as it comes. */
    static Profile merge(List<Profile> profiles, UnaryOperator<Sample> ofLast) {
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("no profiles to merge");
        }
        List<Profile> alike = profiles.size() == 1 ? profiles : SampleTypes.unite(profiles);
        Profile first = alike.get(0);
        var merge = new ProfileMerge();
        for (int i = 0; i < alike.size(); i++) {
            SampleTypes.checkEqual(first, alike.get(i));
            merge.add(alike.get(i), i < alike.size() - 1 ? UnaryOperator.identity() : ofLast);
        }
        return merge.result(first, alike);
    }

    /** Refuses what {@link #merge} would reduce to common sample types, as pprof did up to Go 1.19. */
    public static void checkAlike(List<Profile> profiles) {
        SampleTypes.checkAlike(profiles);
    }

    private void add(Profile profile, UnaryOperator<Sample> change) {
        mappings.start(profile);
        for (Sample sample : profile.samples()) {
            if (!sample.isNothing()) {
                sums.add(change.apply(sample));
            }
        }
    }

    private Profile result(Profile first, List<Profile> profiles) {
        Set<String> comments = new LinkedHashSet<>();
        long time = 0;
        long duration = 0;
        long period = 0;
        for (Profile profile : profiles) {
            comments.addAll(profile.comments());
            // As in pprof an unknown time, 0, is earlier than any but the last one's.
            if (time == 0 || profile.timeNanos() < time) {
                time = profile.timeNanos();
            }
            duration += profile.durationNanos();
            if (period == 0 || period < profile.period()) {
                period = profile.period();
            }
        }
        SampleTable samples = sums.samples();
        return new Profile(
                first.sampleTypes(),
                samples,
                List.copyOf(used(stacks.finish(samples))),
                first.periodType(),
                period,
                time,
                duration,
                List.copyOf(comments),
                firstSaid(profiles.stream().map(Profile::defaultSampleType).toList()),
                first.dropFrames(),
                first.keepFrames(),
                firstSaid(profiles.stream().map(Profile::docUrl).toList()));
    }

    /** The main program, whatever became of its samples, and what else the samples lie in. */
    private Set<Mapping> used(Locations locations) {
        Set<Mapping> used = new LinkedHashSet<>(mappings.main());
        for (Location location : locations) {
            if (location.mapping() != null) {
                used.add(location.mapping());
            }
        }
        return used;
    }

    private static String firstSaid(List<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
