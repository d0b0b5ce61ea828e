package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A profile that somebody made to do harm is text to the viewer, whatever it says, and fits into the window. */
class HostileProfileBrowserTest {
    private static final String IMAGE = "\"><img src=x onerror=\"window.hurt=1\">";
    private static final String SCRIPT = "</script><script>window.hurt=1</script>";
    private static final String TURNED = "a\u202eb\n<b>c";
    private static final String DOT = "\\N\" label=\"hurt\" URL=\"javascript:window.hurt=1";
    private static final String ADDRESS = "javascript:window.hurt=1";

    @RegisterExtension
    static final OpenDumps viewer = new OpenDumps();

    @Test
    void namesAreTextInEveryViewMenuAndDialog(@TempDir Path folder) throws Exception {
        Path hostile = opened(folder);
        viewer.resize(360, 800);
        viewer.open(hostile, "flamegraph?diff_base=1");
        for (String page : List.of(
                "flamegraph",
                "flamegraph?p=img",
                "top",
                "graph",
                "peek?f=img",
                "source?f=img",
                "traces",
                "tags",
                "top?f=%5C%22%3E%3Cimg&tf=img",
                "top?g=files")) {
            viewer.turnTo(hostile, page);
            assertHarmless(page);
            assertThat(viewer.number("return document.documentElement.scrollWidth"))
                    .as(page + " with a name of 100,000 letters")
                    .isLessThanOrEqualTo(360);
        }
        viewer.driver().findElement(By.cssSelector("button.title")).click();
        assertHarmless("what the profile is");
        assertThat(viewer.truth("return document.querySelector('.help').hidden"))
                .isTrue();
        for (String menu : List.of("Refine", "Compare")) {
            viewer.driver()
                    .findElement(By.xpath("//header//button[.='" + menu + "']"))
                    .click();
            viewer.driver()
                    .findElements(By.xpath("//*[@role='menuitem'][.='Labels…']"))
                    .forEach(item -> item.click());
            viewer.await(() -> viewer.truth("return document.querySelector('dialog[open]') !== null"));
            assertHarmless(menu);
            viewer.press(Keys.ESCAPE);
        }
        viewer.follow("top?f=%22%3E%3Cimg(&profile=" + viewer.id(hostile));
        viewer.await(() -> viewer.truth("return 'failed' in document.documentElement.dataset"));
        assertThat(viewer.complaints()).isNotEmpty().allMatch(line -> line.contains("400"));
        assertHarmless("an expression that is none");
    }

    @Test
    void exportThatIsOpenedAsAFileDrawsAndRunsNothingOfIt(@TempDir Path folder) throws Exception {
        Path hostile = opened(folder);
        var request =
                HttpRequest.newBuilder(URI.create(viewer.server().url() + "/ui/export?profile=" + viewer.id(hostile)));
        String page = HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
        viewer.driver()
                .get(Files.writeString(folder.resolve("flamegraph.html"), page)
                        .toUri()
                        .toString());
        assertHarmless("the export");
        assertThat(viewer.number("return document.querySelector('canvas').width"))
                .isPositive();
    }

    /** It is sent as somebody's own, beside the one that the viewer was started for. */
    private static Path opened(Path folder) throws Exception {
        viewer.id(OpenDumps.named(".samples.cpu."));
        return Files.write(folder.resolve("<img src=x onerror=\"window.hurt=1\">.pb.gz"), Dumps.bytes(profile()));
    }

    private static void assertHarmless(String where) {
        assertThat(viewer.driver().executeScript("""
                        return [...document.querySelectorAll('img, iframe, object, embed, #view script, #view b, #view a:empty')]
                          .concat([...document.querySelectorAll('*')].filter(element =>
                              [...element.attributes].some(({ name }) => /^on(error|load)$/.test(name))
                              || /^\\s*javascript:/i.test(element.getAttribute('href') ?? element.href?.baseVal ?? '')))
                          .map(element => element.outerHTML.slice(0, 200));
                        """)).as(where).isEqualTo(List.of());
        assertThat(viewer.truth("return 'hurt' in window")).as(where).isFalse();
    }

    /** Names that are HTML, that end a string, of 100,000 letters, or that turn the direction; and a value below zero. */
    private static Profile profile() {
        var mapping = Mapping.symbolized("/" + IMAGE + SCRIPT);
        var image = at(mapping, IMAGE, SCRIPT + ".java");
        var turning = at(mapping, TURNED, "<b>.java");
        var script = at(mapping, SCRIPT, DOT);
        var dot = at(mapping, DOT, IMAGE);
        var endless = at(mapping, "x".repeat(100_000), "y".repeat(100_000));
        var labels = List.of(
                Label.text(IMAGE, SCRIPT),
                Label.text(DOT, TURNED),
                Label.text("z".repeat(5_000), "<i>"),
                Label.text("img", "img"));
        var cpu = new ValueType("cpu", "nanoseconds");
        var samples = List.of(
                new Sample(List.of(image, turning, script, dot, endless), new long[] {5, 50_000_000}, labels),
                new Sample(List.of(endless, image), new long[] {4, 40_000_000}, List.of()),
                new Sample(List.of(turning, image), new long[] {-3, -30_000_000}, List.of()));
        return new Profile(
                List.of(new ValueType(IMAGE, "count"), cpu),
                samples,
                List.of(mapping),
                cpu,
                10_000_000,
                0,
                0,
                List.of(IMAGE, SCRIPT, ADDRESS),
                "cpu",
                "",
                "",
                ADDRESS);
    }

    private static Location at(Mapping mapping, String function, String file) {
        return new Location(mapping, 0, List.of(new Line(new Function(function, function, file, 0), 1, 0)), false);
    }
}
