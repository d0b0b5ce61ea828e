package dev.flamelab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import one.profiler.AsyncProfiler;

/** Takes samples of itself; run in a JVM of its own, since a profiler that does not fit may take its JVM with it. */
final class ProfilerProbe {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long ENOUGH = 50;

    private static final Pattern SAID = Pattern.compile("(?m)^async-profiler (\\S+)$");

    private ProfilerProbe() {}

    /** Reads what the probe prints, whatever else the JVM says: the version of the profiler that took samples. */
    static Optional<String> read(String said) {
        return SAID.matcher(said).results().map(line -> line.group(1)).findFirst();
    }

    public static void main(String[] arguments) throws IOException {
        var recording = Files.createTempFile("probe", ".jfr");
        try {
            System.out.println("async-profiler " + version(recording));
        } finally {
            Files.deleteIfExists(recording);
        }
    }

    /** By the timers that the endpoint's CPU profiles rest on, where a system has them. */
    private static String version(Path recording) throws IOException {
        var profiler = AsyncProfiler.getInstance();
        var event = System.getProperty("os.name").equals("Linux") ? "ctimer" : "cpu";
        profiler.execute("start,jfr,loglevel=none,interval=1ms,event=" + event + ",file=" + recording);
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while (profiler.getSamples() < ENOUGH && System.nanoTime() < deadline) Thread.onSpinWait();
        profiler.execute("stop");
        if (profiler.getSamples() == 0) throw new IllegalStateException("it took no sample in 5 s");
        return profiler.getVersion();
    }
}
