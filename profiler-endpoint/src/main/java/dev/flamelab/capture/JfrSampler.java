package dev.flamelab.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Samples with the JVM's own flight recorder, for machines that async-profiler cannot be loaded on. */
final class JfrSampler implements Sampler {
    private static final String EVENT = "jdk.ExecutionSample";
    private static final Duration INTERVAL = Duration.ofMillis(10);

    private Recording recording;
    private Path running;

    @Override
    public void start(Path chunk, Set<Event> events) {
        recording = new Recording();
        recording.setName("flamelab");
        if (events.contains(Event.CPU)) {
            recording.enable(EVENT).withPeriod(INTERVAL);
        }
        recording.start();
        running = chunk;
    }

    @Override
    public boolean isRunning() {
        return recording.getState() == jdk.jfr.RecordingState.RUNNING;
    }

    @Override
    public OptionalLong stop() throws IOException {
        try (Recording finished = recording) {
            if (isRunning()) {
                finished.stop();
            }
            finished.dump(running);
        }
        return OptionalLong.empty();
    }

    /** The recorder notes every event's settings, and other recordings may have made the interval shorter. */
    @Override
    public long intervalNanos(Path chunk, String recordedInterval) throws IOException {
        try (var file = new RecordingFile(chunk)) {
            long event = file.readEventTypes().stream()
                    .filter(type -> type.getName().equals(EVENT))
                    .mapToLong(type -> type.getId())
                    .findFirst()
                    .orElseThrow(() -> new IOException("the recording has no " + EVENT));
            while (file.hasMoreEvents()) {
                RecordedEvent setting = file.readEvent();
                if (setting.getEventType().getName().equals("jdk.ActiveSetting")
                        && setting.getLong("id") == event
                        && setting.getString("name").equals("period")) {
                    return millis(setting.getString("value")) * 1_000_000;
                }
            }
        }
        throw new IOException("the recording does not tell its interval");
    }

    private static long millis(String period) throws IOException {
        String[] parts = period.split(" ");
        if (parts.length != 2 || !parts[1].equals("ms")) {
            throw new IOException("the recording tells its interval as " + period);
        }
        return Long.parseLong(parts[0]);
    }

    @Override
    public String shortcoming() {
        return "Sampled by JFR, since async-profiler cannot be loaded here: a few running Java threads per interval, "
                + "no native or kernel code, so the CPU time is less than was used.";
    }
}
