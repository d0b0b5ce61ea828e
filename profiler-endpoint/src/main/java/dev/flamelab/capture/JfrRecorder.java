package dev.flamelab.capture;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** How a recorder was set, for as much as that decides what its events stand for. Files say it at their beginning. */
final class JfrRecorder {
    /** What async-profiler calls its ways to measure time. */
    private static final Set<String> CLOCKS = Set.of("cpu", "ctimer", "itimer", "wall", "alloc", "lock");

    private String event = "";
    private long cpuInterval;
    private long wallInterval;
    private long allocInterval = -1;
    private long cpuTimePeriod;
    private long heapUsed;

    /** Takes note of the settings of a chunk, as far as it has them. */
    void read(JfrSettings settings, JfrChunk chunk) throws IOException {
        Map<String, String> recording = settings.of(chunk.type("jdk.ActiveRecording"));
        event = recording.getOrDefault("event", event);
        Map<String, String> execution = settings.of(chunk.type("jdk.ExecutionSample"));
        cpuInterval = nanos(execution.getOrDefault("interval", execution.get("period")), cpuInterval);
        wallInterval = nanos(execution.get("wall"), wallInterval);
        allocInterval =
                number(settings.of(chunk.type("jdk.ObjectAllocationInNewTLAB")).get("alloc"), allocInterval);
    }

    /** What async-profiler counts to tell when a sample is due, such as cpu; empty for the JDK's recorder. */
    String event() {
        return event;
    }

    /** Whether that is something else than time. */
    boolean countsEvents() {
        return !event.isEmpty() && !CLOCKS.contains(event);
    }

    /** How far samples of one thread are apart, in nanoseconds of CPU time or in what is counted; 0 if unknown. */
    long cpuInterval() {
        return event.equals("wall") ? 0 : cpuInterval;
    }

    /** How far samples of one thread are apart, in nanoseconds. */
    long wallInterval() {
        return wallInterval > 0 || !event.equals("wall") ? wallInterval : cpuInterval;
    }

    /** How many bytes lie between two samples of what is allocated, in the mean; -1 if that is not how it was done. */
    long allocInterval() {
        return allocInterval;
    }

    /** Notes how much CPU time lies between two samples of the JDK's that are taken by CPU time. */
    void cpuTimePeriod(long nanos) {
        cpuTimePeriod = nanos;
    }

    long cpuTimePeriod() {
        return cpuTimePeriod;
    }

    /** Notes how many bytes of the heap were in use when it was last seen. */
    void heapUsed(long bytes) {
        heapUsed = bytes;
    }

    long heapUsed() {
        return heapUsed;
    }

    /** How many objects of this size one sample of one stands for: the small ones are met seldom. */
    double objectsPerSample(long size) {
        return allocInterval <= 1 || size <= 0 ? 1 : AllocSamples.objects(size, allocInterval);
    }

    private static long nanos(String setting, long otherwise) {
        long nanos = setting == null ? 0 : JfrSettings.nanos(setting);
        return nanos == 0 ? otherwise : nanos;
    }

    private static long number(String setting, long otherwise) {
        try {
            return setting == null ? otherwise : Long.parseLong(setting);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
