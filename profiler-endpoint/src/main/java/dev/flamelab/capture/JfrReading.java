package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What was read of a recording so far: chunk after chunk is added, and nothing of it kept but what is distinct. */
final class JfrReading {
    /** Far deeper than recorders go. */
    private static final int STACK_DEPTH = 1 << 16;

    /** Where in a chunk a stack is comes before which row has it, when rows are put in order. */
    private static final int ROW_BITS = 26;

    private static final int EVENTS_AT_ONCE = 64;

    private static final String RECORDER = "dev.flamelab.trace.";

    private static final Function NO_STACK = new Function("[no stack]", "[no stack]", "", 0);

    private final Set<JfrProfiles.Kind> wanted;
    private final Frames frames;
    private final JfrRecorder recorder = new JfrRecorder();
    private final StackTable stacks = new StackTable();
    private final LabelTable labels = new LabelTable();
    // Rows: stack, labels.
    private final Map<JfrSource, SumTable> sums = new EnumMap<>(JfrSource.class);
    private long startNanos;
    private long nanos;
    private boolean truncated;
    private boolean hasNewSettings;

    JfrReading(Set<JfrProfiles.Kind> wanted, String service) {
        this.wanted = wanted;
        this.frames = new Frames(service);
    }

    void add(JfrChunk chunk) throws IOException {
        if (startNanos == 0) {
            startNanos = chunk.time().startNanos();
        }
        nanos += chunk.durationNanos();
        var found = new JfrSums(chunk, recorder, wanted);
        readEvents(chunk, found);
        var reader = new StackReader(chunk, frames, STACK_DEPTH);
        for (JfrSource source : JfrSource.values()) {
            if (found.isWanted(source) && found.of(source).size() > 0) {
                take(source, found, reader);
            }
        }
        truncated |= reader.hasTruncated();
    }

    private void readEvents(JfrChunk chunk, JfrSums found) throws IOException {
        JfrMeasure[] measures = JfrMeasures.of(found);
        var settings = new JfrSettings(chunk);
        List<JfrType> types = new ArrayList<>();
        for (JfrMeasure measure : measures) {
            types.add(measure.type());
        }
        types.add(settings.type());
        JfrEvents events = chunk.events(types);
        boolean isMore = true;
        while (isMore) {
            isMore = readSome(events, measures, settings, chunk);
        }
        applyNew(settings, chunk);
    }

    /**
     * A method that is called often is compiled sooner than a loop that is entered once. Answers whether there are
     * more.
     */
    private boolean readSome(JfrEvents events, JfrMeasure[] measures, JfrSettings settings, JfrChunk chunk)
            throws IOException {
        for (int i = 0; i < EVENTS_AT_ONCE; i++) {
            if (!events.next()) {
                return false;
            }
            if (events.index() == measures.length) {
                settings.add(events);
                hasNewSettings = true;
            } else {
                applyNew(settings, chunk);
                measures[events.index()].add(events);
            }
        }
        return true;
    }

    /** They come in rows, and say together what the next measure means. */
    private void applyNew(JfrSettings settings, JfrChunk chunk) throws IOException {
        if (hasNewSettings) {
            recorder.read(settings, chunk);
            hasNewSettings = false;
        }
    }

    /** Rows are read in the order in which their stacks are in the file. */
    private void take(JfrSource source, JfrSums chunkSums, StackReader reader) throws IOException {
        JfrChunk chunk = chunkSums.chunk();
        SumTable found = chunkSums.of(source);
        if (found.size() >= 1 << ROW_BITS) {
            throw new IOException("one chunk of the recording has " + found.size() + " different samples, too many");
        }
        long[] order = new long[found.size()];
        for (int row = 0; row < order.length; row++) {
            order[row] = place(found, row, reader, chunk);
        }
        Arrays.sort(order);
        if (source.isSnapshot() || !sums.containsKey(source)) {
            sums.put(source, new SumTable());
        }
        var numbers = new LabelNumbers(chunkSums, source, labels);
        double total = source == JfrSource.OLD_OBJECT ? total(found) : 0;
        long last = -1;
        int stack = -1;
        for (long entry : order) {
            int row = (int) (entry & (1 << ROW_BITS) - 1);
            if (stack < 0 || found.key(row, 0) != last) {
                last = found.key(row, 0);
                stack = stack(reader, last, source);
            }
            int label = numbers.of(found.key(row, 1), found.key(row, 2));
            add(source, found, row, total, stack, label);
        }
    }

    private static long place(SumTable found, int row, StackReader reader, JfrChunk chunk) {
        long position = reader.position(found.key(row, 0));
        return (position == 0 ? 0 : position - chunk.start()) << ROW_BITS | row;
    }

    private void add(JfrSource source, SumTable found, int row, double total, int stack, int label) {
        long size = found.key(row, 2) >> 1;
        double count = found.count(row);
        double amount = amount(source, found.amount(row), count, total);
        double objects = source == JfrSource.OLD_OBJECT && size > 0 ? amount / size : count;
        sums.get(source).add(stack, label, 0, objects, amount);
    }

    private static double total(SumTable found) {
        double total = 0;
        for (int row = 0; row < found.size(); row++) {
            total += found.count(row);
        }
        return total;
    }

    private int stack(StackReader reader, long id, JfrSource source) throws IOException {
        int depth = reader.find(id, source.isJavaOnly());
        if (depth == 0) {
            return stacks.number(new int[] {frames.number(NO_STACK, 0)}, 1);
        }
        if (source == JfrSource.REGION) {
            depth = withoutRecorder(reader.places(), depth);
        }
        return stacks.number(reader.places(), depth);
    }

    /** A region ends in the code that records it, which is none of the application's work. @return what is left */
    private int withoutRecorder(int[] places, int depth) {
        int own = 0;
        while (own < depth - 1 && nameOf(places[own]).startsWith(RECORDER)) {
            own++;
        }
        System.arraycopy(places, own, places, 0, depth - own);
        return depth - own;
    }

    private String nameOf(int place) {
        return frames.place(place).lines().get(0).function().name();
    }

    /** What as many samples stand for, now that all settings were met. */
    private double amount(JfrSource source, double amount, double count, double total) {
        if (source == JfrSource.EXECUTION) {
            return count * recorder.cpuInterval();
        }
        if (source == JfrSource.WALL_CLOCK) {
            return count * recorder.wallInterval();
        }
        return source == JfrSource.OLD_OBJECT ? count / total * recorder.heapUsed() : amount;
    }

    boolean isWanted(JfrProfiles.Kind kind) {
        return wanted.contains(kind);
    }

    /** The source of this kind that tells most; null if there is none. */
    JfrSource source(JfrProfiles.Kind kind) {
        JfrSource best = null;
        for (JfrSource source : sums.keySet()) {
            if (source.kind() == kind && sums.get(source).size() > 0) {
                best = source;
            }
        }
        return best;
    }

    SumTable sums(JfrSource source) {
        return sums.get(source);
    }

    StackTable stacks() {
        return stacks;
    }

    Frames frames() {
        return frames;
    }

    JfrRecorder recorder() {
        return recorder;
    }

    LabelTable labels() {
        return labels;
    }

    long startNanos() {
        return startNanos;
    }

    long nanos() {
        return nanos;
    }

    /** What a reader of the profile should know. */
    List<String> remarks(JfrSource source) {
        List<String> remarks = new ArrayList<>();
        if (truncated) {
            remarks.add("Stacks are cut where the recorder has cut them; callers beyond stand as [truncated].");
        }
        if (source == JfrSource.ALLOCATION_SAMPLE) {
            remarks.add("The recording does not tell how large the objects were: alloc_objects counts samples.");
        }
        for (JfrSource other : sums.keySet()) {
            SumTable samples = sums.get(other);
            if (other != source && other.kind() == source.kind() && samples.size() > 0) {
                // Of objects that stay it is known how many they stand for, and not how many were met.
                String left =
                        other == JfrSource.OLD_OBJECT ? "those" : String.format(Locale.ROOT, "%.0f", total(samples));
                remarks.add("These are samples of %s; of %s, which tell less, %s are left out."
                        .formatted(source.event(), other.event(), left));
            }
        }
        return remarks;
    }
}
