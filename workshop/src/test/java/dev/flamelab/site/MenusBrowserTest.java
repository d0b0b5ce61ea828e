package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The header of a page: what its menus and dialogs do, by mouse and by keys alone. */
class MenusBrowserTest {
    @RegisterExtension
    static final FibViewer viewer = new FibViewer();

    @Test
    void settingsAreSavedChosenAndDeleted() {
        viewer.open("top?f=Cart");
        viewer.menu("Config");
        viewer.choose("Save as…");
        assertThat(viewer.text("dialog .hint")).contains("Not kept: the sample type, the search, the zoom");
        viewer.forgetDrawn();
        viewer.press("mine", Keys.ENTER);
        viewer.awaitReady("top");
        viewer.menu("Config");
        assertThat(item("mine").getDomAttribute("aria-checked")).isEqualTo("true");
        viewer.choose("Default");
        viewer.await(() -> !viewer.address().contains("f="));
        viewer.awaitReady("top");
        viewer.menu("Config");
        assertThat(item("mine").getDomAttribute("aria-checked")).isEqualTo("false");
        viewer.choose("mine");
        viewer.await(() -> viewer.address().contains("f=Cart"));
        viewer.awaitReady("top");
        viewer.turnTo("top");
        viewer.menu("Config");
        viewer.choose("Delete mine…");
        viewer.forgetDrawn();
        agree();
        viewer.awaitReady("top");
        viewer.menu("Config");
        assertThat(viewer.text(".menu")).contains("Default").doesNotContain("mine");
    }

    private static WebElement item(String label) {
        return viewer.driver().findElement(By.xpath("//*[@role='menuitemradio'][.='" + label + "']"));
    }

    @Test
    void labelsFilterByTheirValues() {
        viewer.open("top");
        viewer.menu("Refine");
        viewer.choose("Labels…");
        viewer.driver().findElement(By.cssSelector("dialog input[list]")).sendKeys("^shopper$", Keys.ENTER);
        viewer.await(() -> viewer.address().contains("tf=thread%3D%5Eshopper%24"));
        viewer.awaitReady("top");
        assertThat(viewer.text("#view tbody")).contains("shop.Cart.add").doesNotContain("Fibonacci");
        assertThat(viewer.text(".filters")).startsWith("Label focus thread=^shopper$");
        viewer.driver().findElement(By.cssSelector(".filters a")).click();
        viewer.await(() -> !viewer.address().contains("tf="));
    }

    @Test
    void fileOfOnesOwnIsComparedWithAndWhatIsNoneSaysWhy(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "just a text\n");
        viewer.open("top");
        viewer.driver().findElement(By.xpath("//header//button[.='Compare']")).click();
        viewer.await(() -> dialogs() == 1);
        WebElement base = field("Compare with", "select");
        base.findElement(By.xpath("option[starts-with(., 'A file of your own')]"))
                .click();
        field("Compare with: file", "input").sendKeys(text.toString());
        agree();
        viewer.await(() -> viewer.text("dialog .told").startsWith("notes.txt is a text, not a pprof profile"));
        assertThat(viewer.complaints()).hasSize(1).allMatch(line -> line.contains("400"));

        field("Compare with: file", "input")
                .sendKeys(ServedDump.DUMP
                        .resolveSibling("heap-profile-cmp-001.pb.gz")
                        .toRealPath()
                        .toString());
        agree();
        viewer.await(() -> viewer.text("dialog .told")
                .startsWith("these two do not go together:"
                        + " the one measures samples and cpu in nanoseconds, the other alloc_objects"));
        assertThat(viewer.complaints()).hasSize(1).allMatch(line -> line.contains("400"));
        assertThat(dialogs()).isEqualTo(1);
        assertThat(viewer.driver()
                        .executeAsyncScript("fetch('data/profiles').then(answer => answer.text())"
                                + ".then(arguments[0], arguments[0])"))
                .asString()
                .contains("fib before")
                .doesNotContain("heap-profile");
        assertThat(viewer.address()).doesNotContain("diff_base");
        assertThat(viewer.text("#view")).contains("shop.Cart.add");

        field("Compare with: file", "input")
                .sendKeys(ServedDump.DUMP.toRealPath().toString());
        agree();
        viewer.await(() -> dialogs() == 0);
        viewer.awaitReady("top");
        assertThat(viewer.address()).contains("diff_base=");
        assertThat(viewer.text("h1")).endsWith(", compared");
        assertThat(viewer.text(".labels")).contains("compared with " + ServedDump.DUMP.getFileName());
    }

    private static WebElement field(String label, String tag) {
        return viewer.driver().findElement(By.xpath("//dialog//label[span='" + label + "']/" + tag));
    }

    private static void agree() {
        viewer.driver().findElement(By.cssSelector("dialog button.yes")).click();
    }

    @Test
    void keysWalkThroughMenusAndComeBack() {
        viewer.resize(1280, 800);
        viewer.open("flamegraph");
        tabTo("View");
        viewer.press(Keys.ENTER);
        viewer.await(() -> focused().equals("Flame Graph"));
        viewer.press(Keys.END);
        assertThat(focused()).isEqualTo("Download flame graph (HTML)");
        viewer.press(Keys.ARROW_DOWN);
        assertThat(focused()).isEqualTo("Flame Graph");
        viewer.press(Keys.ARROW_RIGHT);
        viewer.await(() -> focused().equals("samples"));
        viewer.press(Keys.ARROW_LEFT, Keys.ESCAPE);
        assertThat(focused()).isEqualTo("View");
        viewer.press(Keys.ARROW_DOWN, "t");
        viewer.await(() -> focused().equals("Top"));
        viewer.press(Keys.ENTER);
        viewer.awaitReady("top");
        assertThat(viewer.address()).contains("/ui/top");
        assertThat(focused()).isEqualTo("View");
        viewer.back();
        viewer.awaitReady("flamegraph");
    }

    @Test
    void menuOpensAgainByTheNextKeyHoweverSoonItComes() {
        viewer.resize(1280, 800);
        viewer.open("top");
        tabTo("View");
        viewer.driver().executeScript("""
                for (const key of ['ArrowDown', 'Escape', 'ArrowDown']) {
                  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
                }
                """);
        assertThat(focused()).isEqualTo("Flame Graph");
        assertThat(menus()).isEqualTo(1);
        viewer.press(Keys.ESCAPE);
    }

    @Test
    void clickOnTheOpenerClosesItsMenuAndTheNextOpensIt() {
        viewer.open("top");
        WebElement opener = viewer.driver().findElement(By.xpath("//header//button[.='View']"));
        opener.click();
        assertThat(menus()).isEqualTo(1);
        opener.click();
        viewer.await(() -> menus() == 0);
        assertThat(opener.getDomAttribute("aria-expanded")).isEqualTo("false");
        opener.click();
        assertThat(menus()).isEqualTo(1);
        viewer.driver().findElement(By.xpath("//header//button[.='Sample']")).click();
        assertThat(viewer.text("[role=menu]:popover-open")).startsWith("samples");
        assertThat(opener.getDomAttribute("aria-expanded")).isEqualTo("false");
        viewer.press(Keys.ESCAPE);
    }

    private static int menus() {
        return viewer.driver()
                .findElements(By.cssSelector("[role=menu]:popover-open"))
                .size();
    }

    @Test
    void keysStayInADialogAndComeBackWhenItCloses() {
        viewer.resize(1280, 800);
        viewer.open("top");
        tabTo("Compare");
        viewer.press(Keys.ENTER);
        viewer.await(() -> dialogs() == 1);
        for (int i = 0; i < 8; i++) {
            viewer.press(Keys.TAB);
            assertThat(viewer.truth("return document.querySelector('dialog').contains(document.activeElement)"
                            + " || document.activeElement === document.body"))
                    .isTrue();
        }
        viewer.press(Keys.ESCAPE);
        viewer.await(() -> dialogs() == 0);
        assertThat(focused()).isEqualTo("Compare");
    }

    /** Presses Tab until this has the focus, which has to be seen wherever it is. */
    private static void tabTo(String wanted) {
        for (int i = 0; i < 20 && !focused().equals(wanted); i++) {
            viewer.press(Keys.TAB);
            assertThat(viewer.truth("const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement);"
                            + "return outlineStyle !== 'none' || boxShadow !== 'none'"))
                    .as("the focus on " + focused() + " is seen")
                    .isTrue();
        }
        assertThat(focused()).isEqualTo(wanted);
    }

    private static String focused() {
        return (String) viewer.driver().executeScript("return document.activeElement.textContent.trim()");
    }

    private static long dialogs() {
        return viewer.number("return document.querySelectorAll('dialog[open]').length");
    }
}
