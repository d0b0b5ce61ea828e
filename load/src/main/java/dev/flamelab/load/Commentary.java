package dev.flamelab.load;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Watches a tally and tells how far it is, twice a second, and when the warm-up is over. */
final class Commentary {
    private static final int TICK_MILLIS = 50;
    private static final int TICKS_PER_LINE = 10;

    private final LoadPlan plan;
    private final Tally tally;
    private final Voice voice;
    private final ScheduledExecutorService timer;
    private Phase phase = Phase.WARM_UP;
    private int ticks;
    private int requestsAtLastLine;
    private double elapsedAtLastLine;

    private Commentary(LoadPlan plan, Tally tally, Voice voice) {
        this.plan = plan;
        this.tally = tally;
        this.voice = voice;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "commentary");
            thread.setDaemon(true);
            return thread;
        });
    }

    static Commentary on(LoadPlan plan, Tally tally, Voice voice) {
        var commentary = new Commentary(plan, tally, voice);
        commentary.timer.scheduleAtFixedRate(commentary::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return commentary;
    }

    void stop() {
        timer.shutdownNow();
    }

    private void tick() {
        if (!tally.hasBegun()) {
            return;
        }
        Duration elapsed = tally.elapsed();
        if (phase == Phase.WARM_UP && elapsed.compareTo(plan.warmUp()) >= 0) {
            phase = Phase.LOAD;
            voice.measured();
        }
        if (++ticks % TICKS_PER_LINE == 0 && elapsed.compareTo(plan.total()) <= 0) {
            line(elapsed.toMillis() / 1000.0);
        }
    }

    /** In seconds: to the end of the time, or until all requests are answered if it goes on like this. */
    private double left(double elapsed, int requests) {
        double wanted = (double) plan.requests() * plan.targets().size();
        return wanted == 0 ? plan.total().toSeconds() - elapsed : elapsed * (wanted - requests) / Math.max(1, requests);
    }

    private void line(double elapsed) {
        int requests = tally.requests();
        double rate = (requests - requestsAtLastLine)
                / (elapsed - elapsedAtLastLine)
                / plan.targets().size();
        voice.progress(phase, elapsed, left(elapsed, requests), requests, rate, tally.errors());
        requestsAtLastLine = requests;
        elapsedAtLastLine = elapsed;
    }
}
