package dev.flamelab.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Ends this program when whoever started it has ended: our input does then, and nobody waits for what we print. */
final class ParentWatch {
    private ParentWatch() {}

    /** @param command is told each line that comes before, on a thread of its own */
    static void start(Consumer<String> command) {
        var watch = new Thread(
                () -> {
                    try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                        for (String line; (line = lines.readLine()) != null; ) command.accept(line);
                    } catch (IOException e) {
                        // Unreadable is as good as ended: the parent is gone either way.
                    }
                    System.exit(1);
                },
                "watch-parent");
        watch.setDaemon(true);
        watch.start();
    }
}
