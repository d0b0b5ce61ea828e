package dev.flamelab.cli;

import dev.flamelab.lab.Capture;
import dev.flamelab.lab.ChapterRun;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LoadEvent;
import dev.flamelab.lab.ServiceProcess;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Tells a lab step by step while it happens. */
final class Narrator implements ChapterRun.Watcher, AutoCloseable {
    private static final String INDENT = " ".repeat(12);

    private final ChapterRun run;
    private final PrintWriter out;
    private final LoadDisplay display;

    /** @param out where the steps go; nowhere for a script that wants only the result */
    Narrator(ChapterRun run, PrintWriter out, PrintWriter err) {
        this.run = run;
        this.out = out;
        display = new LoadDisplay(err);
    }

    @Override
    public void serviceIsReady(ServiceProcess service) {
        step("1 Service", "%s, its profiles on %s", service.app(), service.profiles());
    }

    @Override
    public void load(LoadEvent event) {
        if (event instanceof LoadEvent.Start start) step("2 Load", "%s", start.summary());
        display.accept(event);
    }

    @Override
    public void captureStarts(ServiceProcess service) {
        var request = run.request().at(service.profiles()).toString();
        step(
                "3 Capture",
                run.shot().atEnd() ? "GET %s, after %d s of load" : "GET %s",
                request.substring(request.indexOf("/debug/")),
                run.shot().seconds());
    }

    @Override
    public void saved(Path dump, Capture capture) {
        more("saved %s (%,d bytes)", Home.shown(dump), capture.bytes().length);
    }

    @Override
    public void loadHasEnded(LoadEvent.End end) {
        more("the load: %s", end.summary());
        if (end.report() != null) more("its report: %s", Home.shown(Path.of(end.report())));
    }

    void compares(Path dump) {
        step("4 Compare", "%s with the bundled dump", Home.shown(dump));
    }

    @Override
    public void allStopped() {
        step("5 Stop", "service and load have ended");
    }

    private void step(String name, String text, Object... values) {
        say(String.format(Locale.ROOT, "%-12s", name) + String.format(Locale.ROOT, text, values));
    }

    private void more(String text, Object... values) {
        say(INDENT + String.format(Locale.ROOT, text, values));
    }

    private void say(String line) {
        display.aside(() -> {
            out.println(line);
            out.flush();
        });
    }

    @Override
    public void close() {
        display.close();
    }
}
