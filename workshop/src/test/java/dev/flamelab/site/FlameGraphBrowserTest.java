package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import dev.flamelab.report.Filter;
import dev.flamelab.report.Granularity;
import dev.flamelab.report.Top;
import dev.flamelab.report.Trim;
import dev.flamelab.report.Units;
import dev.flamelab.report.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The flame graph in a browser: what is drawn, told, and done there. */
class FlameGraphBrowserTest {
    private static final Path DUMP = Path.of("../dumps/pprof.demo-service.samples.cpu.001.pb.gz");
    private static final View WHOLE = View.STANDARD.withTrim(Trim.NOTHING);
    private static final String BUNDLED = "?profile=3";
    private static final String DIFFERENCE = "?diff_base=2";
    private static final Mapping SHOP = Mapping.symbolized("shop");
    private static final Location MAIN = at("shop.Main.main", "shop/Main.java");
    private static final Location HANDLE = at("shop.web.Handler.handle", "shop/web/Handler.java");
    private static final Location PRICE = at("shop.Price.of", "shop/Price.java");
    private static final Location ROUND = at("shop.Price.round", "shop/Price.java");
    private static final Location IDLE = at("shop.Idle.idle", "shop/Idle.java");
    private static final Location OLD = at("shop.Old.path", "shop/Old.java");

    /** Half a line, for one is 20 pixels high. */
    private static final int MIDDLE = 10;

    @RegisterExtension
    static final TestBrowser browser = new TestBrowser();

    private static ViewerServer server;

    @BeforeAll
    static void serve(@TempDir Path folder) throws Exception {
        Profile now = profile(
                sample(20, PRICE, HANDLE, MAIN),
                sample(40, ROUND, PRICE, HANDLE, MAIN),
                sample(10, HANDLE, MAIN),
                sample(30, IDLE, MAIN));
        Profile before = profile(sample(10, PRICE, HANDLE, MAIN), sample(40, OLD, MAIN), sample(30, IDLE, MAIN));
        var profiles = new OpenProfiles(
                (file, progress) -> new Compared(file.equals(DUMP) ? bundled() : before, null, false, ""));
        profiles.open("now", progress -> new Compared(now, null, false, ""));
        profiles.open("before", Path.of("before"));
        profiles.open("bundled", DUMP);
        server = ViewerServer.start(profiles, ViewerOptions.standard(List.of(), folder.resolve("settings.json")));
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
    }

    @BeforeEach
    void resize() {
        browser.resize(1000, 700);
        calm("");
    }

    @Test
    void frameUnderThePointerIsToldOf() {
        open("");
        assertThat(status()).isEqualTo("root · 1s, 100% · itself 0, 0%");
        assertThat(told(0.3, 3)).isEqualTo("shop.Price.of (shop/Price.java) · 600ms, 60.00% · itself 200ms, 20.00%");
        assertThat(told(0.9, 2)).isEqualTo("shop.Idle.idle (shop/Idle.java) · 300ms, 30.00% · itself 300ms, 30.00%");
        assertThat(told(0.9, 3)).isEqualTo("root · 1s, 100% · itself 0, 0%");
    }

    @Test
    void flameStandsOnItsRoot() {
        open("?view=flame");

        assertThat(told(0.2, 4)).startsWith("root ");
        assertThat(told(0.2, 0)).startsWith("shop.Price.round ");
    }

    @Test
    void clickZoomsAndTheBackButtonLeadsOut() {
        open("");
        pointAt(0.65, 2).click().perform();
        browser.await(() -> address().contains("z="));
        assertThat(told(0.95, 2)).startsWith("shop.web.Handler.handle ");
        assertThat(told(0.8, 3)).startsWith("shop.Price.of ");

        browser.driver().navigate().refresh();
        awaitReady();
        assertThat(told(0.95, 2)).startsWith("shop.web.Handler.handle ");

        browser.driver().navigate().back();
        awaitReady();
        assertThat(told(0.95, 2)).startsWith("shop.Idle.idle ");
    }

    @Test
    void wheelZoomsAtThePointerAndDraggingPans() {
        open("");
        for (int i = 0; i < 3; i++) mouse("mouseWheel", 0.99, 2, -300);
        assertThat(told(0.02, 2)).startsWith("shop.Idle.idle ");
        assertThat(address()).doesNotContain("z=");

        for (int i = 0; i < 3; i++) {
            pointAt(pointAt(0.05, 2).clickAndHold(), 0.95, 2).release().perform();
        }
        assertThat(told(0.02, 2)).startsWith("shop.web.Handler.handle ");
    }

    @Test
    void keysGoFromFrameToFrameAndSaySo() {
        open("");
        browser.driver().executeScript("document.querySelector('.flame-canvas').focus()");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(browser.text("#said"))
                .isEqualTo("shop.Price.of (shop/Price.java) · 600ms, 60.00% · itself 200ms, 20.00%."
                        + " Level 3, calls 1 function");
        browser.press(Keys.ARROW_UP, Keys.ARROW_RIGHT);
        assertThat(browser.text("#said")).startsWith("shop.Idle.idle ").endsWith("Level 2, calls nothing");
        browser.press(Keys.ARROW_LEFT, Keys.ENTER);
        browser.await(() -> address().contains("Handler"));
        assertThat(told(0.95, 2)).startsWith("shop.web.Handler.handle ");
        browser.press(Keys.ESCAPE);
        browser.await(() -> !address().contains("z="));
        assertThat(told(0.95, 2)).startsWith("shop.Idle.idle ");
        assertThat(browser.attribute(".flame-canvas", "aria-label"))
                .startsWith("Flame graph of shop cpu: 5 frames, 1s in total.");
    }

    @Test
    void functionIsShownWithItsCallersAboveAndItsCalleesBelow() {
        open("?p=Price.of");

        assertThat(browser.text(".flame-part"))
                .startsWith("shop.Price.of with its callers")
                .contains("600ms, 60.00%");
        assertThat(told(0.5, 0)).isEqualTo("shop.Main.main (shop/Main.java) · 600ms, 60.00%");
        assertThat(told(0.5, 1)).startsWith("shop.web.Handler.handle ");
        assertThat(told(0.5, 2)).startsWith("shop.Price.of ").contains("itself 200ms");
        assertThat(told(0.6, 3)).startsWith("shop.Price.round ").contains("400ms");
        browser.driver().findElement(By.cssSelector(".flame-part button")).click();
        browser.await(() -> !address().contains("p="));
        awaitReady();
        assertThat(told(0.5, 0)).startsWith("root ");
    }

    @Test
    void searchTellsTheTotalOfTheCommandLine() throws IOException {
        for (String regexp : List.of("recursive$", "netty", "^java\\.util", "Thread")) {
            open(BUNDLED);
            browser.driver().findElement(By.cssSelector(".search input")).sendKeys(regexp);
            browser.await(() -> browser.text(".matched").contains("matched"));
            View focused = WHOLE.withFilter(Filter.NOTHING.with(Filter.By.FOCUS, regexp));
            Top top = Top.of(bundled(), focused);
            long sum = top.rows().stream().mapToLong(Top.Row::flat).sum();
            // Files have no part in what the page searches.
            assertThat(browser.text(".matched"))
                    .isEqualTo(Units.percent(sum, top.total()).strip() + " matched, "
                            + Units.label(sum, "nanoseconds", "auto") + " of "
                            + Units.label(top.total(), "nanoseconds", "auto"));
        }
    }

    @Test
    void tableSaysWhatTopSays() throws IOException {
        open(BUNDLED);
        browser.driver()
                .findElement(By.cssSelector(".flame-tools button:not([hidden])"))
                .click();
        browser.await(() -> browser.number("return document.querySelectorAll('.twin tbody tr').length") > 0);
        String shown = (String) browser.driver()
                .executeScript("return [...document.querySelectorAll('.twin tbody tr')]"
                        + ".map(row => [...row.children].map(cell => cell.textContent).join(' ').trim()).join('\\n')");
        Top top = Top.of(bundled(), WHOLE.withGranularity(Granularity.FILE_FUNCTIONS));
        List<String> heaviest = new ArrayList<>();
        for (Top.Row row : top.rows().subList(0, 50)) {
            String share = Units.percent(row.flat(), top.total()).strip();
            String cumShare = Units.percent(row.cum(), top.total()).strip();
            String values = row.flatText() + " " + share + " " + row.cumText() + " " + cumShare;
            heaviest.add(values + " " + row.name());
        }
        assertThat(shown.split("\n")).containsAll(heaviest);
    }

    @Test
    void recursionIsFoldedOnRequest() {
        open(BUNDLED);
        assertThat(told(0.2, 10)).startsWith("dev.flamelab.demo.fib.Fibonacci.recursive ");
        open(BUNDLED + "&fold=t");
        assertThat(told(0.2, 9)).startsWith("dev.flamelab.demo.fib.Fibonacci.recursive ");
        assertThat(told(0.2, 10)).doesNotStartWith("dev.flamelab.demo.fib.Fibonacci.recursive ");
    }

    @Test
    void differenceShowsWhatIsGoneAndWhatIsNew() {
        open(DIFFERENCE);

        assertThat(browser.text(".change-text"))
                .isEqualTo("The whole grew from 800ms to 1s (+25.00%). What changed most: shop.Price.round, +400ms (it"
                        + " is new, 50.00% of the whole before); then shop.Old.path, −400ms (it is gone, 50.00% of the"
                        + " whole before).");
        // Of 1.4 s: 700 ms on the way to prices, 300 ms of idling, and 400 ms that are gone.
        assertThat(told(0.85, 2))
                .isEqualTo("shop.Old.path (shop/Old.java) · before 400ms, 50.00%, now 0, 0%: −400ms"
                        + " · itself before 400ms, 50.00%, now 0, 0%: −400ms");
        assertThat(told(0.6, 2)).contains("before 300ms, 37.50%, now 300ms, 30.00%: 0");
        assertThat(told(0.2, 4)).startsWith("shop.Price.round ").contains("before 0, 0%, now 400ms, 40.00%: +400ms");
        assertThat(browser.text(".legend")).contains("more").contains("gone");
    }

    @Test
    void widthsOfADifferenceAreThoseOfEitherSide() {
        open(DIFFERENCE + "&width=now");
        assertThat(told(0.99, 2)).startsWith("shop.Idle.idle ");
        assertThat(told(0.69, 2)).startsWith("shop.web.Handler.handle ");

        open(DIFFERENCE + "&width=before");
        assertThat(told(0.49, 2)).isNotEqualTo(told(0.99, 2));
        assertThat(told(0.2, 4)).startsWith("root ");
    }

    @Test
    void normalizedDifferenceComparesShares() {
        open(DIFFERENCE + "&norm=t");

        assertThat(browser.text(".change-text")).startsWith("The whole is as before: 800ms.");
    }

    @Test
    void menuFiltersAndStackIsCopied() {
        browser.driver()
                .executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        open("");
        pointAt(0.2, 4).contextClick().perform();
        choose("Copy stack");
        assertThat(browser.driver()
                        .executeAsyncScript("navigator.clipboard.readText().then(arguments[0], arguments[0])"))
                .isEqualTo("shop.Main.main\nshop.web.Handler.handle\nshop.Price.of\nshop.Price.round");

        pointAt(0.2, 4).contextClick().perform();
        choose("Ignore");
        browser.await(() -> address().contains("i="));
        awaitReady();
        assertThat(status()).isEqualTo("root · 600ms, 60.00% · itself 0, 0%");
    }

    @Test
    void sampleTypeIsSwitchedWithoutLoadingThePageAnew() {
        open("");
        browser.driver().executeScript("window.here = true");
        browser.driver().findElement(By.xpath("//header//button[.='Sample']")).click();
        choose("samples");
        browser.await(() -> address().contains("si=samples"));
        awaitReady();

        assertThat(status()).isEqualTo("root · 100, 100% · itself 0, 0%");
        assertThat(browser.truth("return window.here === true")).isTrue();
    }

    @Test
    void paperGetsGreys() {
        open(BUNDLED);
        assertThat(browser.truth(HAS_COLOURS)).isTrue();
        calm("print");
        browser.await(() -> !browser.truth(HAS_COLOURS));
    }

    @Test
    void numbersAreTheTextOfTheReports() {
        var random = new Random(11);
        List<Object> values = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<String> units = List.of("nanoseconds", "bytes", "count", "milliseconds", "cycles", "seconds");
        for (int i = 0; i < 3000; i++) {
            long value = (long) (random.nextGaussian() * Math.pow(10, random.nextInt(15))) / (1 + random.nextInt(8));
            long total = 1 + random.nextInt(1 << 16);
            // Halves of the last digit shown are where roundings differ.
            long eighths = 125L * (1 + random.nextInt(64));
            String unit = units.get(i % units.size());
            values.add(List.of(value, unit, total, eighths));
            expected.add(Units.label(value, unit, "auto")
                    + Units.label(eighths, unit, "auto")
                    + Units.percent(value, total)
                    + Units.percent(eighths, 100_000)
                    + Units.label(eighths, "ms", "s"));
        }
        open("");
        Object found = browser.driver()
                .executeAsyncScript(
                        "const [values, done] = arguments; import(new URL('assets/units.js', location.href)).then(u =>"
                                + " done(values.map(([value, unit, total, eighths]) => u.label(value, unit, 'auto')"
                                + " + u.label(eighths, unit, 'auto') + u.percent(value, total)"
                                + " + u.percent(eighths, 100000) + u.label(eighths, 'ms', 's'))), done)",
                        values);
        assertThat(found).isEqualTo(expected);
    }

    private static final String HAS_COLOURS = "const canvas = document.querySelector('.flame-canvas');"
            + " const copy = new OffscreenCanvas(canvas.width, canvas.height);"
            + " const context = copy.getContext('2d', { willReadFrequently: true });"
            + " context.drawImage(canvas, 0, 0);"
            + " const { data } = context.getImageData(0, 0, canvas.width, canvas.height);"
            + " for (let i = 0; i < data.length; i += 4)"
            + " if (Math.max(data[i], data[i + 1], data[i + 2]) - Math.min(data[i], data[i + 1], data[i + 2]) > 2)"
            + " return true; return false;";

    /** Nothing glides, so that what is asked for is there at once. */
    private static void calm(String media) {
        browser.emulate(media, Map.of("prefers-reduced-motion", "reduce"));
    }

    private static void open(String query) {
        browser.driver().get(server.url() + "/ui/flamegraph" + query);
        awaitReady();
    }

    private static void awaitReady() {
        browser.await(() -> browser.truth("return document.documentElement.dataset.ready === 'flamegraph'"));
    }

    private static String status() {
        return browser.text("#status");
    }

    /** What is told of the frame at a place: the share of the width, and the line from the top. */
    private static String told(double across, int line) {
        // What moves a mouse as a hand does takes a quarter of a second.
        mouse("mouseMoved", across, line, 0);
        return status();
    }

    private static Actions pointAt(double across, int line) {
        return pointAt(new Actions(browser.driver()), across, line);
    }

    private static Actions pointAt(Actions actions, double across, int line) {
        return actions.moveToLocation(x(across), y(line));
    }

    private static int x(double across) {
        return (int) browser.number(
                "const box = document.querySelector('.flame-canvas').getBoundingClientRect();"
                        + " return Math.round(box.left + box.width * arguments[0])",
                across);
    }

    private static int y(int line) {
        return (int) browser.number(
                        "return Math.round(document.querySelector('.flame-canvas').getBoundingClientRect().top)")
                + line * 2 * MIDDLE
                + MIDDLE;
    }

    private static void mouse(String what, double across, int line, int down) {
        int control = 2;
        browser.driver()
                .executeCdpCommand(
                        "Input.dispatchMouseEvent",
                        Map.of(
                                "type",
                                what,
                                "x",
                                x(across),
                                "y",
                                y(line),
                                "deltaX",
                                0,
                                "deltaY",
                                down,
                                "modifiers",
                                control));
    }

    private static void choose(String item) {
        browser.driver()
                .findElement(By.xpath("//*[@role='menu']//*[starts-with(@role, 'menuitem')][.='" + item + "']"))
                .click();
    }

    private static String address() {
        return browser.driver().getCurrentUrl();
    }

    private static Profile bundled() throws IOException {
        return ProfileReader.read(Files.readAllBytes(DUMP));
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
