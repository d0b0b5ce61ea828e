package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.report.Filter;
import dev.flamelab.report.Granularity;
import dev.flamelab.report.Top;
import dev.flamelab.report.Trim;
import dev.flamelab.report.Units;
import dev.flamelab.report.View;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** What a flame graph says in numbers, in words, in colours and on paper, of one profile and of two. */
class FlameNumbersBrowserTest {
    private static final View WHOLE = View.STANDARD.withTrim(Trim.NOTHING);

    @RegisterExtension
    static final ShopViewer shop = new ShopViewer();

    private static final FlamePointer pointer = new FlamePointer(shop);

    @BeforeEach
    void calm() {
        shop.calm("");
    }

    @Test
    void searchTellsTheTotalOfTheCommandLine() throws IOException {
        shop.open(ShopViewer.BUNDLED);
        for (String regexp : List.of("recursive$", "netty", "^java\\.util", "Thread")) {
            shop.follow("flamegraph" + ShopViewer.BUNDLED + "&q=" + URLEncoder.encode(regexp, StandardCharsets.UTF_8));
            shop.awaitReady();
            View focused = WHOLE.withFilter(Filter.NOTHING.with(Filter.By.FOCUS, regexp));
            Top top = Top.of(ShopViewer.bundled(), focused);
            long sum = top.rows().stream().mapToLong(Top.Row::flat).sum();
            // Files have no part in what the page searches.
            assertThat(shop.text(".matched"))
                    .isEqualTo(Units.percent(sum, top.total()).strip() + " matched, "
                            + Units.label(sum, "nanoseconds", "auto") + " of "
                            + Units.label(top.total(), "nanoseconds", "auto"));
        }
    }

    @Test
    void tableSaysWhatTopSays() throws IOException {
        shop.open(ShopViewer.BUNDLED);
        shop.driver()
                .findElement(By.cssSelector(".flame-tools button:not([hidden])"))
                .click();
        shop.await(() -> shop.number("return document.querySelectorAll('.twin tbody tr').length") > 0);
        String shown = (String) shop.driver()
                .executeScript("return [...document.querySelectorAll('.twin tbody tr')]"
                        + ".map(row => [...row.children].map(cell => cell.textContent).join(' ').trim()).join('\\n')");
        Top top = Top.of(ShopViewer.bundled(), WHOLE.withGranularity(Granularity.FILE_FUNCTIONS));
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
    void functionThatCallsItselfTellsAllOfItsOwn() throws IOException {
        Top.Row row = Top.of(ShopViewer.bundled(), WHOLE).rows().get(0);
        assertThat(row.name()).endsWith("Fibonacci.recursive");
        shop.open(ShopViewer.BUNDLED + "&p=" + row.name());
        assertThat(shop.status()).contains(" · " + row.cumText() + ", ").contains(" · itself " + row.flatText() + ", ");
    }

    @Test
    void systemColoursTellWhatIsGoneByABrokenBorder() {
        shop.emulate("", Map.of("forced-colors", "active", "prefers-reduced-motion", "reduce"));
        shop.open(ShopViewer.DIFFERENCE);
        int y = pointer.y(2) - pointer.y(0);
        // the upper borders of what is gone, and of what is there
        assertThat(shop.number(CHANGES, ".flame-canvas", x(0.75), y, x(0.2), 1)).isGreaterThan(20);
        assertThat(shop.number(CHANGES, ".flame-canvas", x(0.1), y, x(0.3), 1)).isLessThan(3);
        shop.resize(1000, 300);
        shop.open(ShopViewer.BUNDLED);
        // from line to line of the map
        assertThat(shop.number(CHANGES, ".minimap", 14, 0, 1, 200)).isGreaterThan(10);
    }

    private static int x(double across) {
        return pointer.x(across) - pointer.x(0);
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
        shop.open("");
        Object found = shop.driver()
                .executeAsyncScript(
                        "const [values, done] = arguments; import(new URL('assets/units.js', location.href)).then(u =>"
                                + " done(values.map(([value, unit, total, eighths]) => u.label(value, unit, 'auto')"
                                + " + u.label(eighths, unit, 'auto') + u.percent(value, total)"
                                + " + u.percent(eighths, 100000) + u.label(eighths, 'ms', 's'))), done)",
                        values);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void differenceShowsWhatIsGoneAndWhatIsNew() {
        shop.open(ShopViewer.DIFFERENCE);

        assertThat(shop.text(".change-text"))
                .isEqualTo("The whole grew from 800ms to 1s (+25.00%). What changed most: shop.Price.round, +400ms (it"
                        + " is new, 50.00% of the whole before); then shop.Old.path, −400ms (it is gone, 50.00% of the"
                        + " whole before).");
        // Of 1.4 s: 700 ms on the way to prices, 300 ms of idling, and 400 ms that are gone.
        assertThat(pointer.told(0.85, 2))
                .isEqualTo("shop.Old.path (shop/Old.java) · before 400ms, 50.00%, now 0, 0%: −400ms"
                        + " · itself before 400ms, 50.00%, now 0, 0%: −400ms");
        assertThat(pointer.told(0.6, 2)).contains("before 300ms, 37.50%, now 300ms, 30.00%: 0");
        assertThat(pointer.told(0.2, 4))
                .startsWith("shop.Price.round ")
                .contains("before 0, 0%, now 400ms, 40.00%: +400ms");
        assertThat(shop.text(".legend")).contains("more").contains("gone");
    }

    @Test
    void widthsOfADifferenceAreThoseOfEitherSide() {
        shop.open(ShopViewer.DIFFERENCE + "&width=now");
        assertThat(pointer.told(0.99, 2)).startsWith("shop.Idle.idle ");
        assertThat(pointer.told(0.69, 2)).startsWith("shop.web.Handler.handle ");

        shop.open(ShopViewer.DIFFERENCE + "&width=before");
        assertThat(pointer.told(0.49, 2)).isNotEqualTo(pointer.told(0.99, 2));
        assertThat(pointer.told(0.2, 4)).startsWith("root ");
    }

    @Test
    void normalizedDifferenceComparesShares() {
        shop.open(ShopViewer.DIFFERENCE + "&norm=t");

        assertThat(shop.text(".change-text")).startsWith("The whole is as before: 800ms.");
    }

    @Test
    void paperGetsAllLinesInGreys() throws IOException {
        shop.open(ShopViewer.BUNDLED);
        assertThat(shop.truth(HAS_COLOURS, ".flame-canvas")).isTrue();
        assertThat(shop.truth(GROUPS_DIFFER)).isTrue();
        shop.calm("print");
        shop.await(() -> shop.truth("return document.querySelector('.flame-paper canvas') !== null"));
        assertThat(shop.truth(HAS_COLOURS, ".flame-paper canvas")).isFalse();
        assertThat(shop.truth(GROUPS_DIFFER)).isTrue();
        int deepest = ShopViewer.bundled().samples().stream()
                .mapToInt(sample -> sample.stack().stream()
                        .mapToInt(at -> Math.max(1, at.lines().size()))
                        .sum())
                .max()
                .orElseThrow();
        int sharpness = 2;
        assertThat(shop.number("return [...document.querySelectorAll('.flame-paper canvas')]"
                        + ".reduce((sum, canvas) => sum + canvas.height, 0)"))
                .isEqualTo((1 + deepest) * 20 * sharpness);
    }

    private static final String GROUPS_DIFFER = """
            const looks = [...document.querySelectorAll('.swatch')].map(each => each.style.backgroundColor + each.className);
            return looks.length === 9 && new Set(looks).size === 9;
            """;

    /** How often pixels in a row or a column are not like the one before. */
    private static final String CHANGES = """
            const [selector, ...place] = arguments;
            const canvas = document.querySelector(selector);
            const copy = new OffscreenCanvas(canvas.width, canvas.height);
            const context = copy.getContext('2d', { willReadFrequently: true });
            context.drawImage(canvas, 0, 0);
            const { data } = context.getImageData(...place);
            const differs = (one, other) => Math.abs(one - other) > 30;
            let changes = 0;
            for (let i = 4; i < data.length; i += 4) {
              if (differs(data[i], data[i - 4]) || differs(data[i + 3], data[i - 1])) changes++;
            }
            return changes;
            """;

    private static final String HAS_COLOURS = """
            return [...document.querySelectorAll(arguments[0])].some(canvas => {
              const copy = new OffscreenCanvas(canvas.width, canvas.height);
              const context = copy.getContext('2d', { willReadFrequently: true });
              context.drawImage(canvas, 0, 0);
              const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
              for (let i = 0; i < data.length; i += 4) {
                if (Math.max(data[i], data[i + 1], data[i + 2]) - Math.min(data[i], data[i + 1], data[i + 2]) > 2) {
                  return true;
                }
              }
              return false;
            });
            """;
}
