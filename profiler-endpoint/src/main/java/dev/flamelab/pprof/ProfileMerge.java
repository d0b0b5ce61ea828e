package dev.flamelab.pprof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sums profiles of one kind: samples with the same stack and labels become one, and what sums to zero vanishes. The
 * result starts at the earliest time, lasts as long as all of them together and has the largest period; the first
 * profile says which frames to drop. Locations are the same when they are equal within the same mapping, wherever that
 * was loaded. Of the sample types those stay that all profiles have, in the finest unit that one of them has.
 */
public final class ProfileMerge {
    private final MappingMerge mappings = new MappingMerge();
    private final Numbering<Location> locations = new Numbering<>();
    /** Equal locations become one object: those who read the sum know them by that. */
    private final List<Location> places = new ArrayList<>();

    private final Map<Key, Sum> sums = new LinkedHashMap<>();

    private ProfileMerge() {}

    /** The sum of at least one profile. */
    public static Profile merge(List<Profile> profiles) {
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("no profiles to merge");
        }
        List<Profile> alike = profiles.size() == 1 ? profiles : SampleTypes.unite(profiles);
        Profile first = alike.get(0);
        var merge = new ProfileMerge();
        for (Profile profile : alike) {
            SampleTypes.checkEqual(first, profile);
            merge.add(profile);
        }
        return merge.result(first, alike);
    }

    /** Refuses what {@link #merge} would reduce to common sample types, as pprof did up to Go 1.19. */
    public static void checkAlike(List<Profile> profiles) {
        SampleTypes.checkAlike(profiles);
    }

    private void add(Profile profile) {
        mappings.start(profile);
        for (Sample sample : profile.samples()) {
            if (isNothing(sample)) {
                continue;
            }
            int[] stack = new int[sample.stack().size()];
            List<Location> frames = new ArrayList<>(stack.length);
            for (int i = 0; i < stack.length; i++) {
                Location frame = mappings.rebase(sample.stack().get(i));
                stack[i] = locations.of(frame);
                if (stack[i] > places.size()) {
                    places.add(frame);
                }
                frames.add(places.get(stack[i] - 1));
            }
            sums.computeIfAbsent(new Key(stack, byKey(sample.labels())), key -> new Sum(frames, sample))
                    .add(sample);
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
        List<Sample> samples = samples();
        return new Profile(
                first.sampleTypes(),
                samples,
                List.copyOf(used(samples)),
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

    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>(sums.size());
        for (Sum sum : sums.values()) {
            Sample sample = sum.sample();
            if (!isNothing(sample)) {
                samples.add(sample);
            }
        }
        return samples;
    }

    private static boolean isNothing(Sample sample) {
        for (int i = 0; i < sample.width(); i++) {
            if (sample.value(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The main program, whatever became of its samples, and what else the samples lie in. */
    private Set<Mapping> used(List<Sample> samples) {
        Set<Mapping> used = new LinkedHashSet<>(mappings.main());
        Mapping known = null;
        for (Sample sample : samples) {
            for (Location location : sample.stack()) {
                if (location.mapping() != known && location.mapping() != null) {
                    used.add(location.mapping());
                    known = location.mapping();
                }
            }
        }
        return used;
    }

    private static String firstSaid(List<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    // The order of labels says something only among texts with one key, and among numbers with one key.
    private static List<Label> byKey(List<Label> labels) {
        return labels.stream()
                .sorted(Comparator.comparing(Label::key).thenComparing(Label::isText))
                .toList();
    }

    /** What makes two samples the same. */
    private record Key(int[] stack, List<Label> labels) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Arrays.equals(stack, that.stack) && labels.equals(that.labels);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(stack) + labels.hashCode();
        }
    }

    /** A sample in the making. */
    private static final class Sum {
        private final List<Location> stack;
        private final List<Label> labels;
        private final long[] values;

        Sum(List<Location> stack, Sample first) {
            this.stack = stack;
            this.labels = first.labels();
            this.values = new long[first.width()];
        }

        void add(Sample sample) {
            for (int i = 0; i < values.length; i++) {
                values[i] += sample.value(i);
            }
        }

        Sample sample() {
            return new Sample(stack, values, labels);
        }
    }
}
