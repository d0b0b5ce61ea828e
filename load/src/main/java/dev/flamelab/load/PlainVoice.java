package dev.flamelab.load;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** Tells a run to a person, a line every few seconds. */
final class PlainVoice implements Voice {
    private static final double SECONDS_BETWEEN_LINES = 5;

    private final PrintStream out;
    private double lastLine;

    PlainVoice(PrintStream out) {
        this.out = out;
    }

    @Override
    public void start(Story story, LoadPlan plan, Integer percent) {
        say(
                "load %s: %s to %s, %s",
                story,
                amount(plan, percent),
                String.join(
                        " and ", plan.targets().stream().map(Object::toString).toList()),
                plan.requests() > 0
                        ? "until all are answered"
                        : plan.warmUp().toSeconds() + " s warm-up, then "
                                + plan.duration().toSeconds() + " s");
    }

    private static String amount(LoadPlan plan, Integer percent) {
        if (plan.requests() > 0) {
            return String.format(Locale.ROOT, "%,d requests by %d users", plan.requests(), plan.users());
        }
        if (plan.users() > 0) {
            return plan.users() + " users";
        }
        return plan.rate() + " requests/s" + (percent == null ? "" : " (" + percent + " % of what this machine can)");
    }

    @Override
    public void progress(Phase phase, double elapsed, double left, int requests, double rate, int errors) {
        if (elapsed - lastLine >= SECONDS_BETWEEN_LINES) {
            lastLine = elapsed;
            say("%s: %d requests, %.1f/s, %d errors, %.0f s left", phase, requests, rate, errors, left);
        }
    }

    @Override
    public void measured() {
        say("warm-up is over");
    }

    @Override
    public void end(RunResult result, Path report) {
        say("%s: %s", result.outcome(), result.reason());
        say(
                "%d requests, %.1f/s, %d errors, half within %d ms, 95%% within %d ms",
                result.requests(), result.rate(), result.errors(), result.p50Millis(), result.p95Millis());
        if (report != null) {
            say("report: %s", report);
        }
    }

    private void say(String line, Object... values) {
        out.printf(Locale.ROOT, line + "%n", values);
    }
}
