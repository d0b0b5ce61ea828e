package dev.flamelab.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A JVM that this one has started and that never outlives it: on close and on Ctrl-C it is stopped, and if we are
 * killed without a chance to do so, it sees the end of its standard input, at which all of our programs stop.
 */
final class Child implements AutoCloseable {
    private static final int LINES_KEPT = 200;
    private static final int SECONDS_TO_STOP = 5;

    private final String name;
    private final Path log;
    private final Leftovers.Entry leftover;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<Integer> end;
    private Process process;
    private boolean stopped;

    /**
     * @param name what people call it, such as "demo service"
     * @param log where its last lines go if it ends badly
     * @param onLine sees each line of its standard output, on a thread of its own
     */
    Child(String name, List<String> arguments, Path log, Consumer<String> onLine) {
        this.name = name;
        this.log = log;
        leftover = Leftovers.add(name, this::stop);
        try {
            start(arguments);
        } catch (IOException e) {
            leftover.close();
            throw LabError.machine("the " + name + " could not be started: " + e.getMessage(), e);
        }
        var out = read(process.getInputStream(), onLine);
        var err = read(process.getErrorStream(), this::keep);
        end = CompletableFuture.allOf(out, err).thenCombine(process.onExit(), (nothing, exited) -> exited.exitValue());
    }

    private synchronized void start(List<String> arguments) throws IOException {
        if (stopped) throw Leftovers.stopped();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        command.addAll(arguments);
        process = new ProcessBuilder(command).start();
    }

    /** What newer JVMs would otherwise warn of, and what profiles gain by. */
    private static List<String> flags() {
        var flags = new ArrayList<>(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"));
        int feature = Runtime.version().feature();
        if (feature >= 22) flags.add("--enable-native-access=ALL-UNNAMED");
        if (feature >= 23) flags.add("--sun-misc-unsafe-memory-access=allow");
        return flags;
    }

    private CompletableFuture<Void> read(InputStream stream, Consumer<String> onLine) {
        var done = new CompletableFuture<Void>();
        var reader = new Thread(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line; (line = lines.readLine()) != null; ) onLine.accept(line);
                done.complete(null);
            } catch (IOException e) {
                // it was stopped while we read
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        reader.setName(name + " output");
        reader.setDaemon(true);
        reader.start();
        return done;
    }

    private void keep(String line) {
        // the JVM's own note, which would hide what the program said last
        if (line.startsWith("Picked up ")) return;
        synchronized (lastLines) {
            if (lastLines.size() == LINES_KEPT) lastLines.removeFirst();
            lastLines.addLast(line);
        }
    }

    /** Its exit code, once it has ended and all it said was read. */
    CompletableFuture<Integer> end() {
        return end.copy();
    }

    long pid() {
        return process.pid();
    }

    /** One line for its standard input; who has ended hears none. */
    void say(String line) {
        try {
            var in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            // its end is told to whoever waits for it
        }
    }

    /** Why it ended, in one sentence; the last it said is kept in its log, if that does not say it all. */
    LabError died(String when, int exitCode) {
        if (exitCode > 128 && Leftovers.endingSoon()) return Leftovers.stopped();
        List<String> lines;
        synchronized (lastLines) {
            lines = List.copyOf(lastLines);
        }
        var sentence = "the " + name + " ended " + when + " (exit code " + exitCode + ")";
        if (lines.isEmpty()) return LabError.machine(sentence + " without a word: run it again");
        var last = lastSentence(lines);
        // our own programs end so after one sentence with cause and cure
        if (exitCode == ExitCode.USAGE) return LabError.usage(last.replaceFirst("^[a-z-]+: ", ""));
        if (exitCode == ExitCode.MACHINE) return LabError.machine(last.replaceFirst("^[a-z-]+: ", ""));
        try {
            Files.createDirectories(log.getParent());
            Files.write(log, lines);
            return LabError.machine(sentence + ": " + last + " (more in " + Home.shown(log) + ")");
        } catch (IOException e) {
            return LabError.machine(sentence + ": " + last, e);
        }
    }

    /** Not a line of a stack trace. */
    private static String lastSentence(List<String> lines) {
        var sentences = lines.stream()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .toList();
        return sentences.isEmpty() ? lines.get(0).strip() : sentences.get(sentences.size() - 1);
    }

    private void stop() {
        Process running;
        synchronized (this) {
            stopped = true;
            running = process;
        }
        if (running == null) return;
        running.toHandle().destroy();
        try {
            if (running.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.toHandle().destroyForcibly();
        running.onExit().join();
    }

    @Override
    public void close() {
        stop();
        leftover.close();
    }
}
