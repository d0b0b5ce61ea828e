package dev.flamelab.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.flamelab.endpoint.PprofEndpoint;
import dev.flamelab.endpoint.PprofOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Counts how much work this JVM does for each second of CPU time it uses, by turns without a profiler endpoint, with an
 * idle one, and while that takes a CPU profile. All CPU time of the process counts, that of reading the recording too.
 * One JVM does all turns: two JVMs compile the same program differently, and differ more than an endpoint costs.
 */
public final class OverheadProbe {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Work work = new Work();
    private final int seconds;
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    private final HttpClient client = HttpClient.newHttpClient();
    private PprofEndpoint endpoint;

    private OverheadProbe(int seconds) {
        this.seconds = seconds;
    }

    /** Whether the endpoint is there, and whether it is busy. */
    private enum State {
        WITHOUT,
        IDLE,
        CAPTURING
    }

    /** @param arguments how many rounds, and how many seconds each of their three turns takes */
    public static void main(String[] arguments) throws IOException {
        stopAtEndOfInput();
        int rounds = Integer.parseInt(arguments[0]);
        var probe = new OverheadProbe(Integer.parseInt(arguments[1]));
        var states = State.values();
        try {
            // The first round is for the JIT compiler; it is left out.
            for (int round = 0; round <= rounds; round++) {
                for (int turn = 0; turn < states.length; turn++) {
                    // Each state comes first, second and last equally often, so that no drift favours one.
                    probe.turn(states[(turn + round) % states.length], round > 0);
                }
            }
            System.out.println("sum " + probe.work.sum());
        } finally {
            probe.detach();
            probe.vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** Whoever started us has ended when our input does, and nobody waits for what we count. */
    private static void stopAtEndOfInput() {
        var watch = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // Unreadable is as good as ended: the parent is gone either way.
                    }
                    System.exit(1);
                },
                "watch-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private void turn(State state, boolean counts) {
        if (state == State.WITHOUT) detach();
        else attach();
        // What attaching has left to the compiler and the collector is not the turn's.
        workWhile(until(TimeUnit.MILLISECONDS.toNanos(200)));

        var ended = state == State.CAPTURING ? capture() : null;
        long cpu = PROCESS.getProcessCpuTime();
        long units = workWhile(ended != null ? () -> !ended.isDone() : until(TimeUnit.SECONDS.toNanos(seconds)));
        cpu = PROCESS.getProcessCpuTime() - cpu;
        if (ended != null && ended.join() != 200) throw new IllegalStateException("status " + ended.join());
        if (counts) System.out.println(state + " " + units + " " + cpu);
    }

    private long workWhile(BooleanSupplier condition) {
        long units = 0;
        for (; condition.getAsBoolean(); units++) work.unit();
        return units;
    }

    private static BooleanSupplier until(long nanos) {
        long end = System.nanoTime() + nanos;
        return () -> System.nanoTime() < end;
    }

    /** The status, when the profile is there. */
    private CompletableFuture<Integer> capture() {
        var uri = URI.create("http://127.0.0.1:" + endpoint.port() + "/debug/pprof/profile?seconds=" + seconds);
        return client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
                .thenApply(response -> response.statusCode());
    }

    private void attach() {
        if (endpoint != null) return;
        endpoint = PprofEndpoint.start(vertx, PprofOptions.loopback(0).service("overhead"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void detach() {
        if (endpoint == null) return;
        endpoint.close().toCompletionStage().toCompletableFuture().join();
        endpoint = null;
    }
}
