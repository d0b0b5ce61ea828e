package dev.flamelab.site;

import dev.flamelab.lab.ProfileFile;
import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.io.File;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.io.TemporaryFilesystem;

/** A browser beside a viewer of a small profile, made by hand: of the demo service's recursion, and of a shop. */
final class FibViewer extends TestBrowser implements AfterAllCallback {
    private static final Location RECURSIVE_9 =
            at("dev.flamelab.demo.fib.Fibonacci.recursive", "dev/flamelab/demo/fib/Fibonacci.java", 9);
    private static final Location RECURSIVE_12 =
            at("dev.flamelab.demo.fib.Fibonacci.recursive", "dev/flamelab/demo/fib/Fibonacci.java", 12);
    private static final Location ANSWER =
            at("dev.flamelab.demo.fib.FibRequest.answer", "dev/flamelab/demo/fib/FibRequest.java", 30);
    private static final Location RUN = at("java.lang.Thread.run", "java/lang/Thread.java", 833);
    private static final Location CART = at("shop.Cart.add", "shop/Cart.java", 7);

    private ViewerServer server;
    private File folder;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = TemporaryFilesystem.getDefaultTmpFS().createTempDir("viewer", "");
        var profiles = new OpenProfiles((file, progress) -> new Compared(ProfileFile.read(file), null, false, ""));
        profiles.open("fib", progress -> new Compared(profile(60), null, false, ""));
        profiles.open("fib before", progress -> new Compared(profile(20), null, false, ""));
        profiles.open("deep", progress -> new Compared(deep(2001), null, false, ""));
        server = ViewerServer.start(
                profiles, ViewerOptions.standard(List.of(), folder.toPath().resolve("settings.json")));
        super.beforeAll(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) server.close();
        if (folder != null) TemporaryFilesystem.getDefaultTmpFS().deleteTempDir(folder);
    }

    /** Goes to a page and waits until it is drawn. */
    void open(String page) {
        go(page);
        awaitReady(page.split("\\?")[0]);
    }

    /** Goes on to a page as a link does it, and waits until it is drawn. */
    void turnTo(String page) {
        follow(page);
        awaitReady(page.split("\\?")[0]);
    }

    /** Opens a menu of the header. */
    void menu(String title) {
        driver().findElement(By.xpath("//header//button[.='" + title + "']")).click();
        await(() -> truth("return document.querySelector('.menu [role^=menuitem]:focus') !== null"));
    }

    void go(String page) {
        driver().get(server.url() + "/ui/" + page);
    }

    void awaitReady(String view) {
        await(() -> truth(
                "return document.documentElement.dataset.ready === arguments[0]"
                        + " && !document.body.hasAttribute('aria-busy')"
                        + " && !document.querySelector('.canvas:not([data-drawn])')",
                view));
    }

    private static Profile profile(long recursions) {
        var type = new ValueType("cpu", "nanoseconds");
        var samples = List.of(
                sample(recursions, "worker", RECURSIVE_9, RECURSIVE_12, ANSWER, RUN),
                sample(30, "worker", RECURSIVE_12, ANSWER, RUN),
                sample(10, "shopper", CART, RUN));
        return Profile.of(List.of(new ValueType("samples", "count"), type), samples, List.of())
                .withPeriod(type, 1);
    }

    private static Profile deep(int frames) {
        var stack = IntStream.range(0, frames)
                .mapToObj(i -> at("deep.Well.step" + i, "deep/Well.java", i))
                .toArray(Location[]::new);
        return Profile.of(
                List.of(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds")),
                List.of(sample(10, "worker", stack)),
                List.of());
    }

    private static Sample sample(long millis, String thread, Location... leafFirst) {
        return new Sample(
                List.of(leafFirst), new long[] {millis, millis * 1_000_000}, List.of(Label.text("thread", thread)));
    }

    private static Location at(String function, String file, long line) {
        var called = new Function(function, function + "()V", file, 0);
        return new Location(Mapping.symbolized("demo-service"), 0, List.of(new Line(called, line, 0)), false);
    }
}
