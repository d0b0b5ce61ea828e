package dev.flamelab.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Counts how much work this JVM does for each second of CPU time it uses, by turns without a profiler endpoint, with an
 * idle one, and while each kind of profile is taken. All CPU time of the process counts, that of reading recordings
 * too. A yardstick is read all the while, to tell what the endpoint costs from what the processor gives. One JVM does
 * all turns: two JVMs compile the same program differently, and differ more than an endpoint costs.
 */
public final class OverheadProbe {
    /** Twice, for what a machine shows when nothing differs. */
    private static final Set<String> DETACHED = Set.of("without", "again");

    private static final String IDLE = "idle";

    /** Kinds of a time span; the others are taken once a turn. */
    private static final Set<String> WINDOWS = Set.of("profile", "wall", "trace");

    /** Between two readings of the yardstick. */
    private static final long NANOS_OF_WORK = 3_000_000;

    private static final int RESTS_PER_TURN = 4;

    private final Work work = new Work();
    private final Yardstick yardstick = new Yardstick();
    private final int seconds;
    private final Attachment attachment = Attachment.usual("overhead");
    private final HttpClient client = HttpClient.newHttpClient();

    private OverheadProbe(int seconds) {
        this.seconds = seconds;
    }

    /**
     * @param arguments how many rounds, how many seconds each turn takes, how often each kind is taken before anything
     *     is counted, and the kinds of profiles
     */
    public static void main(String[] arguments) {
        ParentWatch.start(line -> {});
        int rounds = Integer.parseInt(arguments[0]);
        int rehearsals = Integer.parseInt(arguments[2]);
        var kinds = List.of(arguments).subList(3, arguments.length);
        var probe = new OverheadProbe(Integer.parseInt(arguments[1]));
        var states = new ArrayList<>(List.of("without", IDLE));
        states.addAll(kinds);
        states.add(states.size() / 2 + 1, "again");
        try (probe.attachment;
                probe.work) {
            // The profiler, too, is compiled while it runs: that is paid for once, and not for each capture.
            for (int i = 0; i < rehearsals; i++) probe.rehearse(kinds);
            // The first round is for the JIT compiler; it is left out.
            for (int round = 0; round <= rounds; round++) {
                for (int turn = 0; turn < states.size(); turn++) {
                    // Each state comes first, second and last equally often, so that no drift favours one.
                    probe.turn(states.get((turn + round) % states.size()), round > 0);
                }
            }
            System.out.println("sum " + (probe.work.sum() + probe.yardstick.sum()));
        }
    }

    private void rehearse(List<String> kinds) {
        attachment.attach();
        var captures = kinds.stream().map(kind -> capture(kind, 1)).toList();
        workWhile(() -> !captures.stream().allMatch(CompletableFuture::isDone));
    }

    private void turn(String state, boolean counts) {
        if (DETACHED.contains(state)) attachment.detach();
        else attachment.attach();
        // A service attaches once and runs for weeks: what that leaves to the compiler and the collector is no turn's.
        workWhile(until(TimeUnit.SECONDS.toNanos(seconds) / RESTS_PER_TURN));

        var capture = DETACHED.contains(state) || state.equals(IDLE) ? null : capture(state, seconds);
        var time = until(TimeUnit.SECONDS.toNanos(seconds));
        var before = Meter.now(work, yardstick);
        workWhile(capture == null ? time : () -> time.getAsBoolean() || !capture.isDone());
        var used = Meter.now(work, yardstick).since(before);
        if (capture != null && capture.join().statusCode() != 200) {
            var refusal = capture.join();
            System.out.println(
                    "refused " + state + " " + refusal.statusCode() + " " + new String(refusal.body()).strip());
        } else if (counts) {
            System.out.println("turn " + state + " " + used.line());
        }
    }

    private void workWhile(BooleanSupplier condition) {
        while (condition.getAsBoolean()) {
            var slice = until(NANOS_OF_WORK);
            while (slice.getAsBoolean()) work.unit();
            yardstick.read();
        }
    }

    private static BooleanSupplier until(long nanos) {
        long end = System.nanoTime() + nanos;
        return () -> System.nanoTime() < end;
    }

    /** The answer, when it is there. */
    private CompletableFuture<HttpResponse<byte[]>> capture(String kind, int window) {
        var query = WINDOWS.contains(kind) ? "?seconds=" + window : "";
        var uri = attachment.profiles().resolve(kind + query);
        return client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }
}
