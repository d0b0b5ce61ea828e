package dev.flamelab.endpoint;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** The text form of what is only counted: {@code goroutine}, {@code threadcreate} and an application's own profiles. */
final class CountText implements TextForm {
    private final Addresses addresses;

    CountText(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public String of(Profile profile) {
        Map<String, Count> counts = new TreeMap<>();
        long total = 0;
        for (Sample sample : profile.samples()) {
            counts.computeIfAbsent(StackText.key(sample, addresses), key -> new Count(sample))
                    .add(sample.value(0));
            total += sample.value(0);
        }
        var text = new StackText(addresses).line(profile.sampleTypes().get(0).type() + " profile: total " + total);
        counts.values().stream()
                .sorted(Comparator.comparingLong(Count::count).reversed())
                .forEach(count -> text.sample(Long.toString(count.count), count.sample));
        return text.end(profile);
    }

    /** How often a stack is there. */
    private static final class Count {
        private final Sample sample;
        private long count;

        Count(Sample sample) {
            this.sample = sample;
        }

        void add(long more) {
            count += more;
        }

        long count() {
            return count;
        }
    }
}
