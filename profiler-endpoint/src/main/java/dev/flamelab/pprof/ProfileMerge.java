package dev.flamelab.pprof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sums profiles of one kind: samples with the same stack and labels become one, and what sums to zero vanishes. The
 * result starts at the earliest time, lasts as long as all of them together and has the largest period; the first
 * profile says which frames to drop. Locations are the same when they are equal within the same mapping, wherever that
 * was loaded. Types and units must be equal: values are never converted.
 */
public final class ProfileMerge {
    private final MappingMerge mappings = new MappingMerge();
    private final Numbering<Location> locations = new Numbering<>();
    private final Map<Key, Sum> sums = new LinkedHashMap<>();

    private ProfileMerge() {}

    /** The sum of at least one profile. */
    public static Profile merge(List<Profile> profiles) {
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("no profiles to merge");
        }
        Profile first = profiles.get(0);
        var merge = new ProfileMerge();
        for (Profile profile : profiles) {
            checkCompatible(first, profile);
            merge.add(profile);
        }
        return merge.result(first, profiles);
    }

    private static void checkCompatible(Profile a, Profile b) {
        if (!a.periodType().equals(b.periodType())) {
            throw new IncompatibleProfiles(
                    "incompatible period types " + name(a.periodType()) + " and " + name(b.periodType()));
        }
        if (!a.sampleTypes().equals(b.sampleTypes())) {
            throw new IncompatibleProfiles("incompatible sample types " + names(a) + " and " + names(b));
        }
    }

    private static String names(Profile profile) {
        return profile.sampleTypes().stream().map(ProfileMerge::name).toList().toString();
    }

    private static String name(ValueType type) {
        return type.type() + "/" + type.unit();
    }

    private void add(Profile profile) {
        mappings.start(profile);
        for (Sample sample : profile.samples()) {
            int[] stack = new int[sample.stack().size()];
            List<Location> frames = new ArrayList<>(stack.length);
            for (int i = 0; i < stack.length; i++) {
                Location frame = mappings.rebase(sample.stack().get(i));
                stack[i] = locations.of(frame);
                frames.add(frame);
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
            if (time == 0 || profile.timeNanos() != 0 && profile.timeNanos() < time) {
                time = profile.timeNanos();
            }
            duration += profile.durationNanos();
            period = Math.max(period, profile.period());
        }
        return new Profile(
                first.sampleTypes(),
                sums.values().stream().filter(Sum::isSomething).map(Sum::sample).toList(),
                mappings.all(),
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

    private static String firstSaid(List<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    // The order of labels says something only among those with one key.
    private static List<Label> byKey(List<Label> labels) {
        return labels.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
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

        boolean isSomething() {
            return Arrays.stream(values).anyMatch(value -> value != 0);
        }

        Sample sample() {
            return new Sample(stack, values, labels);
        }
    }
}
