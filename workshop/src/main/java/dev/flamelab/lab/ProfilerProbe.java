package dev.flamelab.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import one.jfr.Dictionary;
import one.jfr.JfrReader;
import one.jfr.StackTrace;
import one.profiler.AsyncProfiler;

/** Takes samples of itself; run in a JVM of its own, since a profiler that does not fit may take its JVM with it. */
final class ProfilerProbe {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** About half of them are taken inside the kernel, where those can be seen. */
    private static final long ENOUGH = 50;
    /** As async-profiler numbers the kinds of frames. */
    private static final byte KERNEL_FRAME = 5;

    private static final Pattern SAID =
            Pattern.compile("(?m)^async-profiler (\\S+), engine (\\S+), kernel frames (yes|no)$");

    private ProfilerProbe() {}

    /**
     * What came of it.
     *
     * @param engine what took the samples, as the recording names it
     * @param kernelFrames whether any of them shows what the kernel did
     */
    record Seen(String version, String engine, boolean kernelFrames) {
        /** Reads what the probe prints, whatever else the JVM says. */
        static Optional<Seen> read(String said) {
            return SAID.matcher(said)
                    .results()
                    .map(line ->
                            new Seen(line.group(1), line.group(2), line.group(3).equals("yes")))
                    .findFirst();
        }

        @Override
        public String toString() {
            return "async-profiler " + version + ", engine " + engine + ", kernel frames "
                    + (kernelFrames ? "yes" : "no");
        }
    }

    public static void main(String[] arguments) throws IOException {
        var recording = Files.createTempFile("probe", ".jfr");
        try {
            System.out.println(seen(recording));
        } finally {
            Files.deleteIfExists(recording);
        }
    }

    private static Seen seen(Path recording) throws IOException {
        var profiler = AsyncProfiler.getInstance();
        profiler.execute("start,jfr,loglevel=none,event=cpu,interval=1ms,file=" + recording);
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while (profiler.getSamples() < ENOUGH && System.nanoTime() < deadline) callTheKernel();
        profiler.execute("stop");
        if (profiler.getSamples() == 0) throw new IllegalStateException("it took no sample in 5 s");
        try (var jfr = new JfrReader(recording.toString())) {
            while (jfr.readEvent() != null) continue;
            return new Seen(
                    profiler.getVersion(), jfr.settings.getOrDefault("engine", "unknown"), hasKernel(jfr.stackTraces));
        }
    }

    private static void callTheKernel() {
        try (var files = Files.list(Path.of(System.getProperty("java.home")))) {
            files.forEach(Files::exists);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasKernel(Dictionary<StackTrace> stacks) {
        boolean[] found = new boolean[1];
        stacks.forEach((id, stack) -> {
            for (byte type : stack.types) found[0] |= type == KERNEL_FRAME;
        });
        return found[0];
    }
}
