package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The views that are tables and texts, as one sorts, selects, unfolds and follows what is in them. */
class TextViewsBrowserTest {
    @RegisterExtension
    static final FibViewer viewer = new FibViewer();

    @Test
    void headSortsTheTableAndSharesAreAddedUpAnew() {
        viewer.open("top");
        assertThat(column(5)).startsWith("dev.flamelab.demo.fib.Fibonacci.recursive", "shop.Cart.add");
        assertThat(column(2)).containsExactly("90.00%", "100%", "100%", "100%");
        viewer.driver().findElement(By.xpath("//th/button[.='Cum']")).click();
        assertThat(viewer.attribute("thead th:nth-child(4)", "aria-sort")).isEqualTo("descending");
        assertThat(column(5)).startsWith("java.lang.Thread.run");
        assertThat(column(2)).containsExactly("0%", "90.00%", "90.00%", "100%");
        viewer.driver().findElement(By.xpath("//th/button[.='Cum']")).click();
        assertThat(viewer.attribute("thead th:nth-child(4)", "aria-sort")).isEqualTo("ascending");
        assertThat(column(5)).startsWith("shop.Cart.add");
        assertThat(column(2)).startsWith("10.00%");
    }

    @Test
    void differenceHasSignsAndWhatIsTooSmallIsOneStepAway() {
        viewer.open("top?diff_base=2");
        assertThat(viewer.text("caption")).isEqualTo("What changed most: cpu, now less before");
        assertThat(viewer.text("#view tbody tr"))
                .isEqualToIgnoringWhitespace("+40ms 66.67% 66.67% +40ms 66.67% 50ms 90ms 50ms 90ms"
                        + " dev.flamelab.demo.fib.Fibonacci.recursive");
        for (String view : List.of("top", "peek")) {
            viewer.turnTo(view + "?nf=2");
            assertThat(column(0)).isEmpty();
            assertThat(viewer.text(".lead")).startsWith("Each of the ");
            viewer.driver().findElement(By.linkText("Show the largest of them")).click();
            viewer.await(() -> !column(0).isEmpty());
        }
    }

    @Test
    void rowsAreSelectedByMouseAndKeysAndFocusedByEnter() {
        viewer.open("top");
        viewer.driver().findElement(By.xpath("//tbody/tr[2]/td[1]")).click();
        viewer.press(Keys.TAB);
        viewer.driver().executeScript("document.querySelector('button.row[tabindex=\"0\"]').focus()");
        viewer.press(Keys.ARROW_UP, Keys.SPACE);
        assertThat(viewer.number("return document.querySelectorAll('button.row[aria-pressed=true]').length"))
                .isEqualTo(2);
        viewer.await(() -> viewer.text("#said").equals("2 of 4 rows, 100% flat"));
        viewer.press(Keys.ENTER);
        viewer.await(() -> viewer.address().contains("f=%5Edev%5C.flamelab%5C.demo"));
        viewer.awaitReady("top");
        assertThat(column(5)).doesNotContain("shop.Cart.add");
    }

    @Test
    void searchSelectsTheRowsThatMatch() {
        viewer.open("top?q=(?i)cart");
        viewer.await(() -> viewer.text(".matched").equals("1 of 4 rows, 10.00% flat"));
        assertThat(viewer.text("tr.selected")).contains("shop.Cart.add");
    }

    @Test
    void longTableIsMadeInSlices() {
        viewer.open("top");
        Object made = viewer.driver().executeAsyncScript("""
                        const done = arguments[0];
                        import('./assets/table.js').then(({ Table }) => {
                          const rows = Array.from({ length: 1000 }, (unused, i) => ({ i }));
                          const columns = [{ title: 'N', number: true, by: row => row.i, text: row => `${row.i}` },
                              { title: 'Name', text: row => `row ${row.i}` }];
                          const table = new Table({ caption: 'Many', columns, rows, pick: () => {} });
                          const counts = [table.element.querySelectorAll('tbody tr').length];
                          table.select(row => row.i === 450, false);
                          table.select(row => row.i === 450);
                          counts.push(table.element.querySelectorAll('tbody tr').length, table.selected.length);
                          dispatchEvent(new Event('beforeprint'));
                          counts.push(table.element.querySelectorAll('tbody tr').length);
                          table.close();
                          done(counts);
                        });
                        """);
        assertThat(made).isEqualTo(List.of(200L, 600L, 1L, 1000L));
    }

    @Test
    void linesStandBesideTheirValuesAndUnfoldWhatTheyCall() {
        viewer.open("source?f=recursive");
        String line = "//tr[th='12']";
        assertThat(viewer.driver().findElement(By.xpath(line)).getText().replaceAll("\\s+", " "))
                .isEqualTo("12 30ms 90ms return recursive(n - 1) + recursive(n - 2);");
        viewer.driver().findElement(By.xpath(line + "//button")).click();
        assertThat(viewer.driver()
                        .findElement(By.xpath(line + "/following-sibling::tr[1]"))
                        .getText())
                .isEqualTo(
                        "60ms 66.67% dev.flamelab.demo.fib.Fibonacci.recursive dev/flamelab/demo/fib/Fibonacci.java:9");
        viewer.driver().findElement(By.xpath(line + "//button")).click();
        assertThat(viewer.driver().findElements(By.cssSelector("tr.called"))).isEmpty();
    }

    @Test
    void missingSourceSaysWhereItWasLookedFor() {
        viewer.open("source?f=Cart");
        assertThat(viewer.text("details")).contains("could not find file shop/Cart.java", "demo-service", "src.zip");
        assertThat(viewer.text("tr.measured")).isEqualTo("710ms10ms");
    }

    @Test
    void withoutAnExpressionTheHottestFunctionsAreLinks() {
        for (String view : List.of("source", "peek")) {
            viewer.open(view);
            viewer.driver()
                    .findElement(By.cssSelector("tbody tr:first-child a"))
                    .click();
            viewer.await(() -> viewer.address().contains("f="));
            viewer.awaitReady(view);
            assertThat(viewer.text("h2")).startsWith("dev.flamelab.demo.fib.Fibonacci.recursive");
            viewer.back();
            viewer.await(() -> viewer.truth("return document.querySelector('.lead') !== null"));
        }
    }

    @Test
    void callersStandAboveAndCalleesBelow() {
        viewer.open("peek?f=answer");
        assertThat(viewer.driver()
                        .findElement(By.cssSelector("section table"))
                        .getText()
                        .lines()
                        .skip(1))
                .containsExactly(
                        "Value Share Function",
                        "Called by",
                        "90ms 100% java.lang.Thread.run java/lang/Thread.java:833",
                        "Calls",
                        "90ms 100% dev.flamelab.demo.fib.Fibonacci.recursive dev/flamelab/demo/fib/Fibonacci.java:12");
    }

    @Test
    void expressionThatNothingMatchesIsToldAndLeavesThePageUsable() {
        viewer.go("peek?f=zzz");
        viewer.await(() -> viewer.truth("return 'failed' in document.documentElement.dataset"));
        assertThat(viewer.complaints()).hasSize(1).allMatch(line -> line.contains("400"));
        assertThat(viewer.text("#errors .failure")).isEqualTo("no matches found for regexp: zzz");
    }

    @Test
    void labelsLeadToTheirSamples() {
        viewer.open("tags");
        assertThat(viewer.text("caption")).isEqualTo("thread: 100ms of all (100%)");
        viewer.driver()
                .findElement(By.xpath("//tr[th='shopper']//a[.='only these']"))
                .click();
        viewer.await(() -> viewer.address().contains("tf=thread"));
        viewer.awaitReady("tags");
        assertThat(viewer.driver().findElements(By.cssSelector("tbody tr"))).hasSize(1);

        viewer.open("traces");
        assertThat(viewer.driver().findElements(By.cssSelector("section"))).hasSize(3);
        viewer.hand()
                .click(viewer.driver().findElement(By.linkText("thread: shopper")))
                .perform();
        viewer.await(() -> viewer.address().contains("tf=thread"));
        viewer.awaitReady("traces");
        assertThat(viewer.text("section ol")).contains("shop.Cart.add");
        assertThat(viewer.text(".note")).isEqualTo("1 sample");
        assertThat(viewer.driver().findElements(By.cssSelector("section"))).hasSize(1);
    }

    @Test
    void searchBoxStaysInSightInALowWindow() {
        viewer.resize(320, 256);
        viewer.open("traces");
        viewer.driver().findElement(By.cssSelector("input[type=search]")).sendKeys("Cart");
        viewer.await(() -> viewer.text(".matched").equals("1 of 3 samples"));
        assertThat(viewer.truth("const { top, bottom } = document.activeElement.getBoundingClientRect();"
                        + "return document.activeElement.type === 'search' && top >= 0 && bottom <= innerHeight"))
                .isTrue();
    }

    @Test
    void deepStackIsShownToItsFirst2000Frames() {
        viewer.open("traces?profile=3");
        assertThat(viewer.driver().findElements(By.cssSelector("section ol li")))
                .hasSize(2000);
        assertThat(viewer.text("section .note")).isEqualTo("The plain text has the rest of this stack.");
    }

    @Test
    void recursionTakesOneLineOfAStack() {
        viewer.open("traces");
        assertThat(viewer.text("section ol li"))
                .isEqualTo("dev.flamelab.demo.fib.Fibonacci.recursive 2 times in a row");
        assertThat(viewer.attribute("section ol li:nth-child(2)", "value")).isEqualTo("3");
    }

    @SuppressWarnings("unchecked")
    private static List<String> column(int number) {
        return (List<String>) viewer.driver()
                .executeScript(
                        "return [...document.querySelectorAll('#view tbody tr')]"
                                + ".map(row => row.cells[arguments[0]].textContent)",
                        number);
    }
}
