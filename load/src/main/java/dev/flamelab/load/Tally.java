package dev.flamelab.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** Counts what the requests of a run come to, while it goes on. */
final class Tally {
    /** An answer may take this long after the last request was sent, and is still in time. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final LoadPlan plan;
    private final LongSupplier nanoClock;

    private final List<Integer> millis = new ArrayList<>();
    private final int[] perTarget;
    private long begin;
    private boolean begun;
    private int requests;
    private int errors;
    private int inTime;
    private Duration last = Duration.ZERO;
    private String firstError;

    Tally(LoadPlan plan, LongSupplier nanoClock) {
        this.plan = plan;
        this.nanoClock = nanoClock;
        this.perTarget = new int[plan.targets().size()];
    }

    /** The first request is about to be sent: from now on the time counts. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            begin = nanoClock.getAsLong();
        }
    }

    /** @param error what was wrong with the answer, null when nothing was */
    synchronized void finished(Phase phase, int target, Duration took, String error) {
        boolean late = elapsed().compareTo(plan.total().plus(GRACE)) > 0;
        // The end of a run, be it the planned one or after an error, cuts off requests that have not failed.
        if (error != null && (late || firstError != null)) {
            return;
        }
        requests++;
        last = elapsed();
        if (error != null) {
            errors++;
            firstError = error;
        }
        if (phase == Phase.LOAD) {
            perTarget[target]++;
            millis.add((int) took.toMillis());
            inTime += error == null && !late ? 1 : 0;
        }
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    synchronized Duration elapsed() {
        return begun ? Duration.ofNanos(nanoClock.getAsLong() - begin) : Duration.ZERO;
    }

    synchronized int requests() {
        return requests;
    }

    synchronized int errors() {
        return errors;
    }

    /** What the run has come to, from its measured part; an error during warm-up spoils it too. */
    synchronized RunResult result() {
        double seconds = plan.requests() > 0
                ? Math.max(1, last.toMillis()) / 1000.0
                : plan.duration().toSeconds();
        double rate = inTime / seconds / perTarget.length;
        int[] sorted = millis.stream().mapToInt(Integer::intValue).sorted().toArray();
        return new RunResult(
                millis.size(),
                errors,
                rate,
                plan.rate(),
                plan.users(),
                percentile(sorted, 50),
                percentile(sorted, 95),
                Arrays.stream(perTarget).boxed().toList(),
                firstError);
    }

    /** The smallest value that so many percent of all do not exceed. */
    private static int percentile(int[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        return sorted[(sorted.length * percent + 99) / 100 - 1];
    }
}
