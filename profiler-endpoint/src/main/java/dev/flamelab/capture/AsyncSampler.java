package dev.flamelab.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import one.profiler.AsyncProfiler;

/** Samples with async-profiler. There is one profiler per process, and others may use it too. */
final class AsyncSampler implements Sampler {
    /** Go's 100 Hz: fine enough to read, and its cost cannot be measured. */
    private static final long CPU_INTERVAL_NANOS = 10_000_000;

    private static final int CHUNK_SIZE_OFFSET = 8;
    private static final int CONSTANT_POOL_OFFSET = 16;
    private static final int HEADER_PART = 24;

    private final AsyncProfiler profiler;
    private final int stackDepth;
    private Path running;

    /** Loads the native library, which takes tens of milliseconds. */
    AsyncSampler(int stackDepth) {
        this.profiler = AsyncProfiler.getInstance();
        this.stackDepth = stackDepth;
    }

    @Override
    public void start(Path chunk, Set<Event> events) throws IOException {
        var command = new StringBuilder("start,jfr,loglevel=none");
        if (events.contains(Event.CPU)) {
            command.append(",event=cpu,interval=").append(CPU_INTERVAL_NANOS);
        }
        // One frame more than is kept tells a stack that was cut from one that just fits.
        command.append(",jstackdepth=").append(stackDepth + 1);
        profiler.execute(command.append(",file=").append(chunk).toString());
        running = chunk;
    }

    /**
     * Follows the file's chunks: a recording that runs ends in one without constant pool. Asking the profiler would not
     * do, since what it runs by now may be somebody else's.
     */
    @Override
    public boolean isRunning() throws IOException {
        try (FileChannel file = FileChannel.open(running)) {
            var header = ByteBuffer.allocate(HEADER_PART);
            for (long start = 0; file.read(header.clear(), start) == HEADER_PART; ) {
                if (header.getLong(CONSTANT_POOL_OFFSET) == 0) {
                    return true;
                }
                start += header.getLong(CHUNK_SIZE_OFFSET);
            }
            return false;
        }
    }

    @Override
    public OptionalLong stop() throws IOException {
        if (!isRunning()) {
            return OptionalLong.empty();
        }
        profiler.stop();
        return OptionalLong.of(profiler.getSamples());
    }

    @Override
    public long intervalNanos(Path chunk, String recordedInterval) throws IOException {
        if (recordedInterval == null) {
            throw new IOException("the recording does not tell its interval");
        }
        return Long.parseLong(recordedInterval);
    }

    @Override
    public String shortcoming() {
        return "";
    }
}
