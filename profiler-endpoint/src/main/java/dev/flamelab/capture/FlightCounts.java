package dev.flamelab.capture;

import dev.flamelab.capture.SamplingSession.Limits;
import dev.flamelab.pprof.Function;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** What the JVM's flight recorder has told since the start, up to the last cut of its recording. Used by one thread. */
final class FlightCounts {
    static final Duration LONGEST_PIECE = Duration.ofMinutes(1);

    /** So that what is read while somebody waits, and what comes until the next look, is little. */
    private static final int PIECES = 4;

    private static final Function NOT_SEEN = new Function("[not seen starting]", "[not seen starting]", "", 0);

    private final SessionScratch source;
    private final Room room;
    private final Limits limits;
    private final Frames frames;
    private final LiveObjects liveObjects;
    private final FlightReader reader;
    private Scratch scratch;
    private FlightRepository repository;
    private FlightRecording recording;
    private long pieceSince;
    private long notSeen;

    FlightCounts(SessionScratch source, Room room, Limits limits, Frames frames, ObjectSizes sizes) {
        this.source = source;
        this.room = room;
        this.limits = limits;
        this.frames = frames;
        this.liveObjects = new LiveObjects(frames, sizes);
        this.reader = new FlightReader(frames, limits.stackDepth(), liveObjects);
    }

    void begin() throws IOException {
        scratch = source.get();
        // Where somebody has removed the directory, this makes it again.
        Files.delete(scratch.newFile());
        room.require();
        var begun = new FlightRecording();
        scratch.unlessEnded(() -> {
            if (repository == null || !repository.isIn(scratch.directory())) {
                closeRepository();
                repository = FlightRepository.in(scratch.directory(), limits.stackDepth());
            }
            begun.start();
        });
        recording = begun;
        pieceSince = System.nanoTime();
        remarkThreshold();
    }

    /** Does as those need it who record in this JVM too; answers whether the recording must be cut for it. */
    boolean heedOthers() throws IOException {
        OtherRecordings others = OtherRecordings.running();
        recording.heed(others);
        remarkThreshold();
        boolean[] moved = {false};
        scratch.unlessEnded(() -> moved[0] = repository.lend(others.any()));
        return moved[0];
    }

    private void remarkThreshold() {
        long millis = recording.threshold().toMillis();
        if (millis > 0) {
            reader.remarkWaits("Another program's recording runs in this JVM, or did: meanwhile waits shorter than "
                    + millis + " ms are not counted, since it would get them all.");
        }
    }

    /** Whether there is much to be read, or for long. */
    boolean isDue() throws IOException {
        room.require();
        return !recording.isRunning()
                || System.nanoTime() - pieceSince > LONGEST_PIECE.toNanos()
                || recording.bytes() > limits.chunkBytes() / PIECES;
    }

    /** Reads what has been recorded since the last cut. */
    void cut() throws IOException {
        // Asked before: what is seen of those that start meanwhile does not matter then.
        long started = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
        pieceSince = System.nanoTime();
        if (!recording.isRunning()) {
            reader.remark("Another program stopped the JVM's recording: what happened until it went on is missing.");
        }
        Path piece = scratch.newFile();
        try {
            scratch.unlessEnded(() -> recording.cut(piece));
            reader.read(piece);
        } finally {
            Files.deleteIfExists(piece);
        }
        notSeen = Math.max(notSeen, started - reader.threads());
    }

    /** Ends the recording, of which something may not have been read. */
    void pause() {
        if (recording != null) {
            recording.close();
            recording = null;
            reader.remark("Nothing was recorded for a while: what happened meanwhile is missing.");
        }
    }

    /** Ends the recording, and gives the recorder back as it was. */
    void end() {
        pause();
        closeRepository();
    }

    private void closeRepository() {
        if (repository != null) {
            repository.close();
        }
    }

    Tally blocked() {
        return reader.blocked();
    }

    Tally contended() {
        return reader.contended();
    }

    /** As many threads as the JVM counts: those that it started before, or for itself, are not seen starting. */
    Tally created() {
        var all = new Tally(frames);
        all.addAll(reader.created());
        all.add(Site.of(frames.stack(frames.number(NOT_SEEN, 0))), notSeen, 0);
        return all;
    }

    Supplier<Tally> inUse() {
        return liveObjects.inUse();
    }

    /** Of all threads that the JVM has started. */
    long threads() {
        return reader.threads() + notSeen;
    }
}
