package dev.flamelab.cli;

import dev.flamelab.compare.ComparisonText;
import dev.flamelab.compare.Evidence;
import dev.flamelab.lab.FixCheck;
import dev.flamelab.lab.FixReport;
import dev.flamelab.lab.LoadEvent;
import dev.flamelab.lab.Price;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Tells the check of a fix step by step, and what came of it. */
final class FixNarrator implements FixCheck.Watcher, AutoCloseable {
    private static final int SERVICES = 3;

    private final PrintWriter out;
    private final LoadDisplay display;

    FixNarrator(PrintWriter out, PrintWriter err) {
        this.out = out;
        display = new LoadDisplay(err);
    }

    @Override
    public void servicesAreReady(URI shipped, URI yours, URI solution) {
        step("2 Services", "%s as shipped, %s yours, %s the solution", shipped, yours, solution);
    }

    @Override
    public void answersAreRight(int questions) {
        step("1 Answers", "%d requests, all answered as before", questions);
    }

    @Override
    public void load(LoadEvent event) {
        if (event instanceof LoadEvent.Start start) {
            step(
                    "3 Load",
                    "%s, %s on each: %.0f s to warm up, then %.0f s",
                    start.story(),
                    start.amount(),
                    start.warmUp(),
                    start.duration());
        }
        display.accept(event);
    }

    @Override
    public void capturesStart(Duration window) {
        step("4 Profiles", "%d s of each at once", window.toSeconds());
    }

    /** The table and the verdict. */
    void tell(FixReport report) {
        display.close();
        out.println();
        if (!report.sides().isEmpty()) {
            tellSides(report.sides());
            report.load().ifPresent(load -> out.println("all three together: " + load + " (latency does not count)"));
            out.println();
        }
        report.movedTo()
                .ifPresent(function ->
                        out.println("Note: the bottleneck moved to " + function + ", which is new in your profile.\n"));
        out.println(ComparisonText.sentence(report.verdict()));
        out.flush();
    }

    private void tellSides(List<FixReport.Side> all) {
        for (int i = 0; i < all.size(); i += SERVICES) {
            var sides = all.subList(i, i + SERVICES);
            var price = Price.of(sides.get(0).value());
            row("", sides, FixReport.Side::name);
            row(price.noun() + " per request", sides, side -> price.shown(side.perRequest()));
            for (String anchor : sides.get(0).anchorPercent().keySet()) {
                row(anchor, sides, side -> percent(side.anchorPercent().get(anchor)));
            }
            row("gain", sides, side -> side == sides.get(0) ? "-" : percent(side.gainPercent()));
            var evidence = Evidence.of(sides.get(0).value());
            row(evidence.label(), sides, side -> Long.toString(side.samples()));
            row("requests", sides, side -> Long.toString(side.requests()));
            out.println();
        }
    }

    private void row(String name, List<FixReport.Side> sides, Function<FixReport.Side, String> value) {
        var line = new StringBuilder(String.format(Locale.ROOT, "%-24s", name));
        for (var side : sides) line.append(String.format(Locale.ROOT, "%10s", value.apply(side)));
        out.println(line);
    }

    private static String percent(double percent) {
        return String.format(Locale.ROOT, "%.1f%%", percent);
    }

    private void step(String name, String text, Object... values) {
        display.aside(() -> {
            out.println(String.format(Locale.ROOT, "%-12s", name) + String.format(Locale.ROOT, text, values));
            out.flush();
        });
    }

    @Override
    public void close() {
        display.close();
    }
}
