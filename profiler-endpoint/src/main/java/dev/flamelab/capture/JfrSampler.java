package dev.flamelab.capture;

import dev.flamelab.capture.SamplingSession.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import jdk.jfr.FlightRecorder;
import jdk.jfr.RecordingState;

/** Samples with the JVM's own flight recorder, for machines that async-profiler cannot be loaded on. */
final class JfrSampler implements Sampler {
    private static final String EVENT = "jdk.ExecutionSample";
    private static final String SETTING = "jdk.ActiveSetting";
    private static final Duration INTERVAL = Duration.ofMillis(10);
    private final Scratch scratch;
    private final Room room;
    private Set<Event> events;
    private jdk.jfr.Recording running;

    JfrSampler(Scratch scratch, Limits limits) {
        this.scratch = scratch;
        this.room = new Room(new SessionScratch(scratch), limits.chunkBytes());
    }

    /** Whether this JVM has a flight recorder. */
    static boolean isAvailable() {
        try {
            return FlightRecorder.isAvailable();
        } catch (LinkageError e) {
            return false;
        }
    }

    /** Its samples of allocations do not tell how many objects they stand for, and it takes none of threads that wait. */
    @Override
    public Set<Event> events() {
        return Set.of(Event.CPU);
    }

    @Override
    public void start(Set<Event> wanted) throws IOException {
        // Where somebody has removed the directory, this makes it again.
        Files.delete(scratch.newFile());
        room.require();
        events = wanted;
        running = new jdk.jfr.Recording();
        try {
            running.setName("flamelab");
            running.enable(SETTING);
            if (wanted.contains(Event.CPU)) {
                running.enable(EVENT).withPeriod(INTERVAL);
            }
            scratch.unlessEnded(running::start);
        } catch (IOException | RuntimeException e) {
            running.close();
            throw e;
        }
    }

    @Override
    public boolean isRunning() {
        return running.getState() == RecordingState.RUNNING;
    }

    @Override
    public long bytes() throws IOException {
        room.require();
        return running.getSize();
    }

    @Override
    public Section cut() throws IOException {
        Section section = stop();
        try {
            start(events);
        } catch (IOException | RuntimeException e) {
            section.done();
            throw e;
        }
        return section;
    }

    @Override
    public Section stop() throws IOException {
        Path file = scratch.newFile();
        try (jdk.jfr.Recording finished = running) {
            if (isRunning()) {
                finished.stop();
            }
            finished.dump(file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new Section(Recording.in(file), 0, Files.size(file), OptionalLong.empty(), true);
    }

    @Override
    public Section salvage() {
        running.close();
        return null;
    }

    /** The recorder notes the settings of every event; another recording may have made our interval shorter. */
    @Override
    public long interval(Event event, Map<String, String> settings) throws IOException {
        String period = settings.getOrDefault("period", "");
        long nanos = JfrSettings.nanos(period);
        if (nanos == 0) {
            throw new IOException("the recording does not tell its interval, but '" + period + "'");
        }
        return nanos;
    }

    @Override
    public String shortcoming() {
        return "Sampled by JFR, since async-profiler cannot be loaded here: Java code alone, a few running threads"
                + " per interval, so the CPU time shown may be less than was used.";
    }
}
