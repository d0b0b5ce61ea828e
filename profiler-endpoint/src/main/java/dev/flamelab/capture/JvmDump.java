package dev.flamelab.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import javax.management.JMException;

/**
 * Has the JVM dump all its threads, which is the only way to see the virtual ones. It writes a kilobyte and takes a
 * dozen microseconds for each, so the dump is read while it is written, and ended when enough has been seen.
 */
final class JvmDump {
    private static final String DUMP = "threadDumpToFile";

    /** Only to be had by overwriting: a file that is there already is ours, as a pipe has to be. */
    private static final String OVERWRITE = "-overwrite";

    private JvmDump() {}

    /**
     * Shows all threads.
     *
     * @param writing has the dump written, in another thread than this one
     * @param reader answers whether it wants more
     */
    static void read(Executor writing, Predicate<LiveThread> reader) throws IOException {
        Optional<OutputPipe> pipe = OutputPipe.open();
        if (pipe.isPresent()) {
            readWhileWritten(writing, pipe.get(), reader);
        } else {
            readFile(reader);
        }
    }

    private static void readWhileWritten(Executor writing, OutputPipe pipe, Predicate<LiveThread> reader)
            throws IOException {
        var dump = new FutureTask<String>(() -> {
            try {
                return dump(pipe.path());
            } finally {
                pipe.finish();
            }
        });
        boolean complete;
        try (pipe) {
            begin(writing, dump);
            complete = DumpReader.read(pipe.input(), reader);
        }
        // It ends at once when nobody reads, and is waited for so that there is never more than one.
        requireComplete(complete, outcome(dump));
    }

    private static void begin(Executor writing, Runnable dump) throws IOException {
        try {
            writing.execute(dump);
        } catch (OutOfMemoryError | RejectedExecutionException e) {
            // As the JVM says that there can be no more threads. Those of the platform are worth telling all the same.
            throw failed(e);
        }
    }

    private static String outcome(FutureTask<String> dump) throws IOException {
        try {
            return dump.get();
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("it was interrupted");
        }
    }

    /** Where a pipe has no path, there is no ending it. */
    static void readFile(Predicate<LiveThread> reader) throws IOException {
        try (Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")))) {
            Path file = scratch.newFile();
            String outcome = dump(file);
            try (InputStream input = Files.newInputStream(file)) {
                requireComplete(DumpReader.read(input, reader), outcome);
            }
        }
    }

    /** What the JVM says of it. */
    private static String dump(Path file) throws IOException {
        try {
            return JvmCommands.run(DUMP, OVERWRITE, "-format=json", file.toString());
        } catch (JMException e) {
            throw failed(e);
        }
    }

    private static void requireComplete(boolean complete, String outcome) throws IOException {
        if (!complete) {
            throw failed(outcome.startsWith("Created") ? "it cannot be read" : outcome);
        }
    }

    private static IOException failed(Object reason) {
        return new IOException(
                "the JVM's dump of threads failed: " + reason.toString().strip());
    }
}
