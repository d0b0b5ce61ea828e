package dev.flamelab.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Any program of this machine, which never outlives us: a shell between us and it ends it when its standard input
 * ends, which is so even when we are killed.
 */
final class Tethered implements AutoCloseable {
    private static final int SECONDS_TO_STOP = 10;
    /** Ctrl-C goes to all of a terminal's programs: it is for us to end this one, in our order. */
    private static final String TETHER = """
            trap '' INT
            exec 3<&0 4>&2 2>/dev/null
            "$@" 3<&- 2>&4 4>&- &
            program=$!
            { read -r end; kill "$program"; } <&3 >/dev/null 4>&- &
            tether=$!
            exec 4>&-
            wait "$program"
            code=$?
            kill "$tether"
            exit "$code"
            """;

    private final Leftovers.Entry leftover;
    private Process shell;
    private boolean stopped;

    /**
     * Starts it.
     *
     * @param name what people call it
     * @param onLine sees each line that it prints, on a thread of its own
     * @param onEnd runs when it has ended, whoever ended it
     */
    Tethered(String name, List<String> command, Consumer<String> onLine, Runnable onEnd) {
        leftover = Leftovers.add(name, this::stop);
        try {
            start(command);
        } catch (IOException e) {
            leftover.close();
            throw LabError.machine("the " + name + " could not be started: " + e.getMessage(), e);
        }
        var reader = new Thread(() -> read(onLine, onEnd), name + " output");
        reader.setDaemon(true);
        reader.start();
    }

    private synchronized void start(List<String> command) throws IOException {
        if (stopped) throw Leftovers.stopped();
        var all = new ArrayList<>(List.of("sh", "-c", TETHER, "tether"));
        all.addAll(command);
        shell = new ProcessBuilder(all).redirectErrorStream(true).start();
    }

    private void read(Consumer<String> onLine, Runnable onEnd) {
        try (var lines = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) onLine.accept(line);
        } catch (IOException e) {
            // it was stopped while we read
        } finally {
            onEnd.run();
        }
    }

    private void stop() {
        Process running;
        synchronized (this) {
            stopped = true;
            running = shell;
        }
        if (running == null) return;
        var all = Stream.concat(running.descendants(), Stream.of(running.toHandle()))
                .toList();
        try {
            running.getOutputStream().close();
            running.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (IOException e) {
            // it has ended already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    @Override
    public void close() {
        stop();
        leftover.close();
    }
}
