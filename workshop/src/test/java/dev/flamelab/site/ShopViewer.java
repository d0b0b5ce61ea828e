package dev.flamelab.site;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A browser before the flame graphs of a small shop, now and before, and of the bundled dump. */
final class ShopViewer extends TestBrowser implements AfterAllCallback {
    static final String BUNDLED = "?profile=3";
    static final String DIFFERENCE = "?diff_base=2";

    private static final Path BEFORE = Path.of("before");
    private static final Mapping SHOP = Mapping.symbolized("shop");
    private static final Location MAIN = at("shop.Main.main", "shop/Main.java");
    private static final Location HANDLE = at("shop.web.Handler.handle", "shop/web/Handler.java");
    private static final Location PRICE = at("shop.Price.of", "shop/Price.java");
    private static final Location ROUND = at("shop.Price.round", "shop/Price.java");
    private static final Location IDLE = at("shop.Idle.idle", "shop/Idle.java");
    private static final Location OLD = at("shop.Old.path", "shop/Old.java");

    private ViewerServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        var profiles = new OpenProfiles(
                (file, progress) -> new Compared(file.equals(BEFORE) ? before() : bundled(), null, false, ""));
        profiles.open("now", progress -> new Compared(now(), null, false, ""));
        profiles.open("before", BEFORE);
        profiles.open("bundled", ServedDump.DUMP);
        server = ViewerServer.start(profiles, ViewerOptions.standard(List.of(), Path.of("target/no-settings.json")));
        super.beforeAll(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) server.close();
    }

    /** Nothing glides, so that what is asked for is there at once. */
    void calm(String media) {
        resize(1000, 700);
        emulate(media, Map.of("prefers-reduced-motion", "reduce"));
    }

    /** Loads the flame graph and waits until it is drawn. */
    void open(String query) {
        driver().get(server.url() + "/ui/flamegraph" + query);
        awaitReady();
    }

    void awaitReady() {
        await(() -> truth("return document.documentElement.dataset.ready === 'flamegraph'"));
    }

    String status() {
        return text("#status");
    }

    static Profile bundled() throws IOException {
        return ProfileReader.read(Files.readAllBytes(ServedDump.DUMP));
    }

    private static Profile now() {
        return profile(
                sample(20, PRICE, HANDLE, MAIN),
                sample(40, ROUND, PRICE, HANDLE, MAIN),
                sample(10, HANDLE, MAIN),
                sample(30, IDLE, MAIN));
    }

    private static Profile before() {
        return profile(sample(10, PRICE, HANDLE, MAIN), sample(40, OLD, MAIN), sample(30, IDLE, MAIN));
    }

    private static Location at(String function, String file) {
        return new Location(SHOP, 0, List.of(new Line(new Function(function, "", file, 0), 1, 0)), false);
    }

    private static Sample sample(long count, Location... leafFirst) {
        return new Sample(List.of(leafFirst), new long[] {count, count * 10_000_000}, List.of());
    }

    private static Profile profile(Sample... samples) {
        var cpu = new ValueType("cpu", "nanoseconds");
        return Profile.of(List.of(new ValueType("samples", "count"), cpu), List.of(samples), List.of(SHOP))
                .withPeriod(cpu, 10_000_000)
                .withTime(1_700_000_000_000_000_000L, 10_000_000_000L);
    }
}
