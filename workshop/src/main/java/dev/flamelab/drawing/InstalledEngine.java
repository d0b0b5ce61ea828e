package dev.flamelab.drawing;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Graphviz as it is installed on this machine. */
record InstalledEngine(Path dot) implements Engine {

    /** The first {@code dot} in a list of folders such as the environment's {@code PATH}. */
    static Optional<InstalledEngine> find(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of("dot", "dot.exe").map(name -> Path.of(folder, name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(InstalledEngine::new);
    }

    @Override
    public byte[] draw(String graph, PictureFormat format, Layout layout, Duration limit) throws TimeoutException {
        Process process = start(format, layout);
        try {
            // All three streams at once, for it may write before it has read all.
            var picture = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), InstalledEngine::beside);
            var complaints =
                    CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), InstalledEngine::beside);
            CompletableFuture.runAsync(() -> write(graph, process.getOutputStream()), InstalledEngine::beside);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException();
            }
            if (process.exitValue() != 0) {
                throw new DrawingFailed(dot + " ended with exit code " + process.exitValue() + ": "
                        + new String(complaints.join(), StandardCharsets.UTF_8).strip());
            }
            return picture.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrawingFailed("interrupted while " + dot + " was drawing", e);
        } finally {
            process.destroyForcibly();
        }
    }

    // Not in a shared pool: on a small machine that has one thread, and here each waits for the others.
    private static void beside(Runnable task) {
        var thread = new Thread(task, "dot");
        thread.setDaemon(true);
        thread.start();
    }

    private Process start(PictureFormat format, Layout layout) {
        List<String> command = new ArrayList<>(List.of(dot.toString(), "-T" + format.extension()));
        layout.attributes().forEach((name, value) -> command.add("-G" + name + "=" + value));
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new DrawingFailed(dot + " does not start (" + e.getMessage() + "): repair Graphviz or remove it", e);
        }
    }

    private static byte[] read(InputStream from) {
        try (from) {
            var bytes = new ByteArrayOutputStream();
            from.transferTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String graph, OutputStream to) {
        try (to) {
            to.write(graph.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It did not want to read on; its exit code and its complaints say why.
            throw new UncheckedIOException(e);
        }
    }
}
