package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Nobody is kept out by what a program can see: axe-core, in every view and of all that opens over it. */
class AccessBrowserTest {
    @RegisterExtension
    static final FibViewer viewer = new FibViewer();

    @ParameterizedTest
    @CsvSource({
        "flamegraph, ?",
        "top, ?",
        "graph, ?",
        "peek, ?f=recursive%7CCart&",
        "source, ?f=recursive%7CCart&",
        "traces, ?",
        "tags, ?"
    })
    void viewIsOpenToAll(String view, String query) {
        look("light", 1280);
        viewer.open(view);
        assertNoModuleHadToBeFound();
        assertNothingIsFound(view);
        assertNamesAreWhole();
        look("dark", 360);
        viewer.turnTo(view + query + "q=rec|shop");
        showTwin();
        assertNothingIsFound(view + " with what is searched for, dark and narrow");
        assertNothingMoves();
        viewer.turnTo(view + query + "diff_base=2");
        showTwin();
        assertNothingIsFound(view + " of a difference, dark and narrow");
        look("light", 1280);
        assertNothingIsFound(view + " of a difference");
        viewer.emulate("", Map.of("forced-colors", "active"));
        assertNothingIsFound(view + " of a difference in the colours of the system");
    }

    /** Nobody waits for a script that the page could have named. */
    private static void assertNoModuleHadToBeFound() {
        assertThat(viewer.driver().executeScript("""
                        const named = [...document.querySelectorAll('link[rel=modulepreload]')].map(link => link.href);
                        return performance.getEntriesByType('resource').map(({ name }) => name)
                            .filter(name => /(?<!highlight.min|viz-global|-worker)\\.js$/.test(name))
                            .filter(name => !named.includes(name));
                        """)).isEqualTo(List.of());
    }

    /** Where a long name may break, it is not read aloud in pieces. */
    private static void assertNamesAreWhole() {
        viewer.await(() -> viewer.truth("return document.querySelector('#view .breaks') !== null")
                || viewer.address().endsWith("tags"));
        String named = "#view :is(a, h2, button.row, tbody th):has(> .breaks, > :is(a, button) > .breaks)";
        viewer.driver().findElements(By.cssSelector(named)).stream().limit(3).forEach(element -> assertThat(
                        element.getAccessibleName())
                .isEqualTo(element.getDomProperty("textContent")));
    }

    private static void showTwin() {
        viewer.driver()
                .findElements(By.xpath("//button[.='As a table'][@aria-pressed='false']"))
                .forEach(toggle -> toggle.click());
    }

    private static void look(String scheme, int width) {
        viewer.emulate("", Map.of("prefers-color-scheme", scheme, "prefers-reduced-motion", "reduce"));
        viewer.resize(width, 800);
    }

    private static void assertNothingMoves() {
        assertThat(viewer.driver().executeScript("""
                        return [...document.querySelectorAll('*')].filter(element => {
                          const { animationName, transitionDuration } = getComputedStyle(element);
                          return animationName !== 'none' || transitionDuration !== '0s';
                        }).map(element => element.outerHTML.slice(0, 100));
                        """)).isEqualTo(List.of());
    }

    @Test
    void menusAreOpenToAll() {
        look("light", 1280);
        viewer.open("flamegraph?diff_base=2&f=Thread&q=recursive");
        for (String menu : List.of("View", "Sample", "Refine", "Config", "Display")) {
            viewer.menu(menu);
            assertNothingIsFoundLightAndDark("the menu " + menu);
            viewer.press(Keys.ESCAPE);
        }
        viewer.driver().findElement(By.cssSelector("button.title")).click();
        assertNothingIsFoundLightAndDark("what the profile is");
        viewer.press(Keys.ESCAPE);
        viewer.turnTo("top");
        viewer.hand()
                .contextClick(viewer.driver().findElement(By.cssSelector("button.row")))
                .perform();
        viewer.await(() -> viewer.truth("return document.querySelector('.menu') !== null"));
        assertNothingIsFoundLightAndDark("the menu of a row");
    }

    @Test
    void dialogsAreOpenToAll() {
        look("light", 1280);
        viewer.open("top?f=Thread");
        viewer.menu("Config");
        viewer.choose("Save as…");
        assertNothingIsFoundInTheDialog("to save settings");
        viewer.forgetDrawn();
        viewer.press("mine", Keys.ENTER);
        viewer.awaitReady("top");
        viewer.menu("Config");
        viewer.choose("Delete mine…");
        assertNothingIsFoundInTheDialog("to delete settings");
        viewer.press(Keys.ESCAPE);
        viewer.menu("Refine");
        viewer.choose("Labels…");
        assertNothingIsFoundInTheDialog("of labels");
        viewer.press(Keys.ESCAPE);
        viewer.driver().findElement(By.xpath("//header//button[.='Compare']")).click();
        assertNothingIsFoundInTheDialog("to compare");
    }

    private static void assertNothingIsFoundInTheDialog(String what) {
        viewer.await(() -> viewer.truth("return document.querySelector('dialog[open]') !== null"));
        assertNothingIsFoundLightAndDark("the dialog " + what);
    }

    @Test
    void whatIsWrongIsToldToAll() {
        look("light", 1280);
        viewer.open("top?f=nobody");
        assertNothingIsFoundLightAndDark("a warning");
        viewer.follow("top?f=(");
        viewer.await(() -> viewer.truth("return 'failed' in document.documentElement.dataset"));
        assertThat(viewer.complaints()).allMatch(line -> line.contains("400")).isNotEmpty();
        assertNothingIsFoundLightAndDark("an error");
    }

    private static void assertNothingIsFoundLightAndDark(String what) {
        assertNothingIsFound(what);
        look("dark", 1280);
        assertNothingIsFound(what + ", dark");
        look("light", 1280);
    }

    private static void assertNothingIsFound(String what) {
        assertThat(Axe.violations(viewer)).as(what).isEmpty();
    }
}
