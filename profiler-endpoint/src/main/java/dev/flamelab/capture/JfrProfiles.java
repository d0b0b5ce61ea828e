package dev.flamelab.capture;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileStream;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The profiles that a JFR recording holds, one of async-profiler or of the JDK:
 *
 * <pre>{@code
 * JfrProfiles profiles = JfrProfiles.read(Path.of("app.jfr"), "app", EnumSet.allOf(JfrProfiles.Kind.class));
 * Profile cpu = profiles.profile(JfrProfiles.Kind.CPU);
 * }</pre>
 *
 * The recording is read once, chunk by chunk, whatever its size; what is kept of it is a row of numbers for each
 * different stack. Samples of the profiler's own threads have the label {@code profiler=flamelab}.
 */
public final class JfrProfiles {
    /** What a recording can tell. */
    public enum Kind {
        /** CPU time by samples, in nanoseconds; or whatever else async-profiler was told to count. */
        CPU("samples", "cpu", "nanoseconds", "cpu", "nanoseconds"),
        /** Time by samples of all threads, whether they ran or waited; in nanoseconds. */
        WALL("samples", "wall", "nanoseconds", "wall", "nanoseconds"),
        /** What was allocated, in objects and bytes, as many as the samples stand for; the class is a label. */
        ALLOC("alloc_objects", "alloc_space", "bytes", "space", "bytes"),
        /** What of that was still in use in the end, as many as the samples stand for; the class is a label. */
        LIVE("inuse_objects", "inuse_space", "bytes", "space", "bytes"),
        /** Waiting for monitors and parking, in nanoseconds, where it was; the class of the lock is a label. */
        LOCK("contentions", "delay", "nanoseconds", "contentions", "count"),
        /**
         * Regions of {@code dev.flamelab.trace}, in nanoseconds from where each began to where it ended, which is the
         * stack; its name is a label. Of one within another both are there.
         */
        REGION("regions", "region", "nanoseconds", "regions", "count");

        private final String counted;
        private final String summed;
        private final String unit;
        private final String period;
        private final String periodUnit;

        Kind(String counted, String summed, String unit, String period, String periodUnit) {
            this.counted = counted;
            this.summed = summed;
            this.unit = unit;
            this.period = period;
            this.periodUnit = periodUnit;
        }
    }

    private final JfrReading reading;

    private JfrProfiles(JfrReading reading) {
        this.reading = reading;
    }

    /**
     * Reads a recording.
     *
     * @param recording a file of the default file system
     * @param service what the program is called in the profiles
     * @param wanted what to read; the rest is passed over, which saves time and memory
     * @throws IOException in one sentence, when the file cannot be read, is no recording, is broken or is cut
     */
    public static JfrProfiles read(Path recording, String service, Set<Kind> wanted) throws IOException {
        return read(recording, service, wanted, bytes -> {});
    }

    /**
     * The same for somebody who waits.
     *
     * @param more told how many bytes further it is, often; what it throws ends the reading
     */
    public static JfrProfiles read(Path recording, String service, Set<Kind> wanted, LongConsumer more)
            throws IOException {
        var reading = new JfrReading(EnumSet.copyOf(wanted), service);
        try (var file = new WatchedFile(recording.toFile(), more)) {
            long size = file.length();
            if (size == 0) {
                throw new IOException("it is empty");
            }
            JfrChunk chunk;
            for (long at = 0; at < size; at = chunk.end()) {
                chunk = JfrChunk.open(file, at, size);
                reading.add(chunk);
            }
        } catch (IOException e) {
            throw new IOException(recording + " cannot be read: " + e.getMessage(), e);
        }
        return new JfrProfiles(reading);
    }

    /** The kinds that the recording has samples of, of those that were wanted. */
    public Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (reading.source(kind) != null) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /**
     * The profile of one kind; without samples if it is none of {@link #kinds()}.
     *
     * @throws IllegalArgumentException if it was not wanted
     */
    public Profile profile(Kind kind) {
        SumTable sums = sums(kind);
        List<Sample> samples = new ArrayList<>(sums.size());
        int[] numbers = new int[64];
        for (int row = 0; row < sums.size(); row++) {
            int stack = (int) sums.key(row, 0);
            numbers = places(stack, numbers);
            int[] places = Arrays.copyOf(numbers, reading.stacks().depth(stack));
            samples.add(new Sample(reading.frames().stack(places).places(), values(sums, row), labels(sums, row)));
        }
        return frame(kind, samples);
    }

    /**
     * Writes the profile of one kind as gzipped profile.proto and leaves the stream open: the same as writing {@link
     * #profile}, in less memory.
     *
     * @throws IllegalArgumentException if it was not wanted
     */
    public void write(Kind kind, OutputStream out) throws IOException {
        SumTable sums = sums(kind);
        Profile frame = frame(kind, List.of());
        var stream = new ProfileStream(out, frame.sampleTypes());
        // Of places by their numbers here, from 1; the profile numbers those that it has.
        int[] known = new int[reading.frames().size()];
        int[] numbers = new int[64];
        for (int row = 0; row < sums.size(); row++) {
            int stack = (int) sums.key(row, 0);
            numbers = places(stack, numbers);
            int depth = reading.stacks().depth(stack);
            number(numbers, depth, known, stream);
            stream.sample(numbers, depth, values(sums, row), labels(sums, row));
        }
        stream.finish(frame);
    }

    /** By itself, to be compiled soon: who writes one profile and ends is done before long loops are. */
    private void number(int[] places, int depth, int[] known, ProfileStream stream) {
        for (int i = 0; i < depth; i++) {
            int place = places[i];
            if (known[place] == 0) {
                known[place] = stream.number(reading.frames().place(place));
            }
            places[i] = known[place];
        }
    }

    private SumTable sums(Kind kind) {
        if (!reading.isWanted(kind)) {
            throw new IllegalArgumentException("of the recording no samples of kind " + kind + " were wanted");
        }
        JfrSource source = reading.source(kind);
        return source == null ? new SumTable() : reading.sums(source);
    }

    private int[] places(int stack, int[] room) {
        int[] places = reading.stacks().depth(stack) > room.length
                ? new int[2 * reading.stacks().depth(stack)]
                : room;
        reading.stacks().read(stack, places);
        return places;
    }

    private static long[] values(SumTable sums, int row) {
        return new long[] {(long) sums.count(row), (long) sums.amount(row)};
    }

    private List<Label> labels(SumTable sums, int row) {
        return reading.labels().labels((int) sums.key(row, 1));
    }

    /** All that a profile says besides its samples. */
    private Profile frame(Kind kind, List<Sample> samples) {
        JfrRecorder recorder = reading.recorder();
        JfrSource source = reading.source(kind) == null ? JfrSource.of(kind) : reading.source(kind);
        boolean counts = source == JfrSource.EXECUTION && recorder.countsEvents();
        ValueType summed = counts ? new ValueType(recorder.event(), "count") : new ValueType(kind.summed, kind.unit);
        ValueType period = counts ? summed : new ValueType(kind.period, kind.periodUnit);
        return new Profile(
                List.of(new ValueType(kind.counted, "count"), summed),
                samples,
                List.of(reading.frames().mapping()),
                period,
                source.period(recorder),
                reading.startNanos(),
                source.isSnapshot() ? 0 : reading.nanos(),
                reading.remarks(source),
                summed.type(),
                "",
                "",
                "");
    }
}
