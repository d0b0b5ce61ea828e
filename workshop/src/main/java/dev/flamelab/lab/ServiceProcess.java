package dev.flamelab.lab;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo service as a JVM of its own, ready to be asked. */
public final class ServiceProcess implements AutoCloseable {
    /** What it is called in its profiles. */
    static final String SERVICE = "demo-service";

    private static final String NAME = "demo service";
    private static final String APP = "demo-service listens on ";
    private static final String PROFILES = "profiles on ";
    private static final int SECONDS_TO_START = 60;

    private final CompletableFuture<URI> app = new CompletableFuture<>();
    private final CompletableFuture<URI> profiles = new CompletableFuture<>();
    private final Child child;
    private final CompletableFuture<Void> death = new CompletableFuture<>();
    private volatile boolean closing;

    private ServiceProcess(List<String> arguments, Path log) {
        child = new Child(NAME, arguments, log, this::heard);
        child.end().thenAccept(this::ended);
    }

    private void heard(String line) {
        if (line.startsWith(APP)) app.complete(URI.create(line.substring(APP.length())));
        if (line.startsWith(PROFILES)) profiles.complete(URI.create(line.substring(PROFILES.length())));
    }

    private void ended(int exitCode) {
        // before it was ready, the one who waits for that tells it
        if (!closing && profiles.isDone()) death.completeExceptionally(child.died("half-way", exitCode));
    }

    /** Starts it on two free ports and returns when it is ready. */
    public static ServiceProcess start(Home home) {
        return start(home, 0, 0, List.of());
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @param port where it serves; 0 for a free one
     * @param pprofPort where its profiles are; 0 for a free one
     * @param before jars whose classes take the place of the service's own
     */
    public static ServiceProcess start(Home home, int port, int pprofPort, List<Path> before) {
        var jar = home.built(home.demoServiceJar());
        var classPath = Stream.concat(before.stream().map(home::built), Stream.of(jar))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        var arguments = new ArrayList<>(List.of("-Xmx256m", "-cp", classPath, "dev.flamelab.demo.DemoService"));
        arguments.addAll(List.of("--port", "" + port, "--pprof-port", "" + pprofPort, "--stop-with-parent"));
        var service = new ServiceProcess(arguments, jar.resolveSibling("demo-service.log"));
        try {
            service.awaitReady();
            return service;
        } catch (LabError e) {
            service.close();
            throw e;
        }
    }

    private void awaitReady() {
        var ready = CompletableFuture.allOf(app, profiles);
        try {
            CompletableFuture.anyOf(ready, child.end()).get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw LabError.machine("the demo service was not ready after " + SECONDS_TO_START
                    + " s: close other programs and run it again");
        } catch (InterruptedException | ExecutionException e) {
            throw LabError.machine("the demo service could not be watched: " + e.getMessage(), e);
        }
        if (!ready.isDone()) throw child.died("before it was ready", child.end().join());
    }

    /** Where it serves. */
    public URI app() {
        return app.join();
    }

    /** Where its profiles are; ends with a slash. */
    public URI profiles() {
        return profiles.join();
    }

    /** Never succeeds: fails with a {@link LabError} when the service ends though nobody stopped it. */
    public CompletableFuture<Void> death() {
        return death.copy();
    }

    /** Returns when the service has ended though nobody stopped it, and tells why. */
    public LabError awaitDeath() {
        try {
            Await.result(death);
            throw new IllegalStateException("death succeeded");
        } catch (LabError e) {
            return e;
        }
    }

    public long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        closing = true;
        child.close();
    }
}
