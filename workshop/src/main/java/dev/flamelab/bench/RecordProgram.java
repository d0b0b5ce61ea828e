package dev.flamelab.bench;

import java.io.IOException;
import one.profiler.AsyncProfiler;

/** Records itself with async-profiler while it allocates from as many different stacks as it is told. */
public final class RecordProgram {
    /** Deep enough that a recording of many stacks is mostly stacks. */
    private static final int DEPTH = 48;

    /** Beyond, the stacks are as deep as those of services that have so many. */
    private static final int MANY = 10_000;

    /** Neighbours in number are far apart in what they call. */
    private static final int STRIDE = 0x9e3779b1;

    private static Object sink;

    private RecordProgram() {}

    /** @param arguments the file, how many allocations to record, and how many different stacks they have */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ParentWatch.start(command -> {});
        long allocations = Long.parseLong(arguments[1]);
        int stacks = Integer.parseInt(arguments[2]);
        AsyncProfiler profiler = AsyncProfiler.getInstance();
        // So small an interval that every allocation is recorded.
        profiler.execute("start,jfr,loglevel=none,event=cpu,interval=1ms,alloc=1,file=" + arguments[0]);
        // In a thread that starts now: an older one goes on by the interval it had, for half a megabyte or so.
        var allocating = new Thread(() -> {
            for (long i = 0; i < allocations; i++) {
                int path = (int) (i % stacks) * STRIDE;
                left(path, stacks > MANY ? DEPTH : DEPTH / 3);
            }
        });
        allocating.start();
        allocating.join();
        profiler.stop();
    }

    // Each bit of the path decides whom to call, and from which line.

    private static void left(int path, int depth) {
        int next = Integer.rotateRight(path, 1);
        if (depth == 0) {
            sink = new byte[16];
        } else if ((path & 1) == 0) {
            left(next, depth - 1);
        } else {
            right(next, depth - 1);
        }
    }

    private static void right(int path, int depth) {
        int next = Integer.rotateRight(path, 1);
        if (depth == 0) {
            sink = new int[16];
        } else if ((path & 1) == 0) {
            left(next, depth - 1);
        } else {
            right(next, depth - 1);
        }
    }
}
