package dev.flamelab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The load as a JVM of its own, while it runs. */
public final class LoadRun implements AutoCloseable {
    /** It shares the machine with the service: this nearly halves what it takes for itself. */
    private static final List<String> FRUGAL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    private final CompletableFuture<Void> measured = new CompletableFuture<>();
    private final CompletableFuture<LoadEvent.End> end = new CompletableFuture<>();
    private final Consumer<LoadEvent> listener;
    private final Child child;

    private LoadRun(Home home, LoadPlan plan, Consumer<LoadEvent> listener) {
        this.listener = listener;
        var jar = home.built(home.loadJar());
        var arguments = new ArrayList<>(FRUGAL);
        arguments.addAll(List.of("-jar", jar.toString()));
        arguments.addAll(plan.arguments());
        arguments.addAll(List.of("--report-dir", home.loadReports().toString()));
        child = new Child("load", arguments, jar.resolveSibling("load.log"), this::heard);
        child.end().whenComplete(this::ended);
    }

    /** @param listener sees each event, on a thread of its own */
    public static LoadRun start(Home home, LoadPlan plan, Consumer<LoadEvent> listener) {
        return new LoadRun(home, plan, listener);
    }

    private void heard(String line) {
        if (!line.startsWith("{")) return;
        var event = LoadEvent.read(line);
        listener.accept(event);
        if (event instanceof LoadEvent.Measured) measured.complete(null);
        if (event instanceof LoadEvent.End last) end.complete(last);
    }

    private void ended(Integer exitCode, Throwable failure) {
        if (end.isDone() && measured.isDone()) return;
        if (end.isDone()) {
            // it gave up in its warm-up: nothing to wait for, and it has said why
            measured.completeExceptionally(
                    LabError.machine("the load gave up: " + end.join().reason()));
            return;
        }
        var error = failure != null
                ? LabError.machine("the load could not be watched: " + failure.getMessage(), failure)
                : child.died("before its time", exitCode);
        measured.completeExceptionally(error);
        end.completeExceptionally(error);
    }

    /** The moment when the warm-up is over; fails with a {@link LabError} when there will be none. */
    public CompletableFuture<Void> measured() {
        return measured.copy();
    }

    /** How it went; fails with a {@link LabError} when it broke. */
    public CompletableFuture<LoadEvent.End> end() {
        return end.copy();
    }

    /** Waits for its end, and tells how it went. */
    public LoadEvent.End await() {
        return Await.result(end);
    }

    public long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        child.close();
    }
}
