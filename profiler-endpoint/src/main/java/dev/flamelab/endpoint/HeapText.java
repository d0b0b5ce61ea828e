package dev.flamelab.endpoint;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.Comparator;
import java.util.List;

/** The text form of {@code heap} and {@code allocs}. */
final class HeapText implements TextForm {
    private static final List<String> ORDER = List.of("inuse_objects", "inuse_space", "alloc_objects", "alloc_space");
    private static final int INUSE_SPACE = 1;

    private final Addresses addresses;

    HeapText(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Go writes it for every value that is not 0. */
    @Override
    public boolean serves(long debug) {
        return true;
    }

    @Override
    public String of(Profile profile) {
        List<String> types = profile.sampleTypes().stream().map(ValueType::type).toList();
        int[] order = ORDER.stream().mapToInt(types::indexOf).toArray();
        long[] total = new long[order.length];
        for (Sample sample : profile.samples()) {
            for (int i = 0; i < total.length; i++) {
                total[i] += sample.value(order[i]);
            }
        }
        // heap/2 says that a sample was taken of every byte: the numbers are not to be scaled again.
        var text = new StackText(addresses).line("heap profile: " + numbers(total) + " @ heap/2");
        profile.samples().stream()
                .sorted(Comparator.comparingLong((Sample sample) -> sample.value(order[INUSE_SPACE]))
                        .reversed())
                .forEach(sample -> text.sample(numbers(values(sample, order)), sample));
        text.line("").line("# runtime.MemStats");
        MemoryStatistics.lines().forEach(text::line);
        return text.end(profile);
    }

    private static long[] values(Sample sample, int[] order) {
        long[] values = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = sample.value(order[i]);
        }
        return values;
    }

    private static String numbers(long[] values) {
        return "%d: %d [%d: %d]".formatted(values[0], values[1], values[2], values[3]);
    }
}
