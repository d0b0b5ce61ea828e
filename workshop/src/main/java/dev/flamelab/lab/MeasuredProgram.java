package dev.flamelab.lab;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A program of the package bench in a JVM of its own, which says when it is ready and where its profiles are. */
final class MeasuredProgram implements AutoCloseable {
    private static final String READY = "ready ";

    private final CompletableFuture<URI> profiles = new CompletableFuture<>();
    private final CompletableFuture<Void> death = new CompletableFuture<>();
    private final Child child;
    private volatile boolean closing;

    /**
     * Starts it.
     *
     * @param name of its class
     * @param flags of the JVM
     * @param onLine sees each line of its standard output
     */
    MeasuredProgram(Home home, String name, List<String> flags, List<String> arguments, Consumer<String> onLine) {
        var all = new ArrayList<>(flags);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.flamelab.bench." + name));
        all.addAll(arguments);
        var log = home.root().resolve(Path.of("workshop", "target", "bench-" + name + ".log"));
        child = new Child("measured program", all, log, line -> {
            if (line.startsWith(READY)) profiles.complete(URI.create(line.substring(READY.length())));
            onLine.accept(line);
        });
        child.end().thenAccept(code -> {
            if (closing) return;
            var error = child.died("before its time", code);
            profiles.completeExceptionally(error);
            death.completeExceptionally(error);
        });
    }

    /** Where its profiles are, once it is ready. */
    URI profiles() {
        return Await.result(profiles);
    }

    /** What somebody waits for that this program says, unless it ends before. */
    <T> T await(CompletableFuture<T> said) {
        return Await.result(said, death);
    }

    /** Tells it something. */
    void say(String line) {
        child.say(line);
    }

    @Override
    public void close() {
        closing = true;
        child.close();
    }
}
