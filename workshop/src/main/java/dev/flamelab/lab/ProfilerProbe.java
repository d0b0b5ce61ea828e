package dev.flamelab.lab;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import one.profiler.AsyncProfiler;

/** Takes a sample of itself; run in a JVM of its own, since a profiler that does not fit may take its JVM with it. */
final class ProfilerProbe {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private ProfilerProbe() {}

    public static void main(String[] arguments) throws IOException {
        var profiler = AsyncProfiler.getInstance();
        profiler.execute("start,event=cpu,interval=1ms");
        long deadline = System.nanoTime() + LONGEST_NANOS;
        long work = 1;
        // Which is work enough for the first sample, however slow the machine.
        while (profiler.getSamples() == 0 && System.nanoTime() < deadline) {
            for (int i = 0; i < 1_000_000; i++) work = work * 31 + i;
        }
        profiler.execute("stop");
        if (profiler.getSamples() == 0 || work == 0) throw new IllegalStateException("it took no sample in 5 s");
        System.out.println("async-profiler " + profiler.getVersion());
    }
}
