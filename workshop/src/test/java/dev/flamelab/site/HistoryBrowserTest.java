package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** The ways back: through views and filters, and out of what cannot be shown. */
class HistoryBrowserTest {
    @RegisterExtension
    static final FibViewer viewer = new FibViewer();

    @Test
    void backAndForwardLeadThroughViewsWithTheirFilters() {
        viewer.open("flamegraph");
        viewer.turnTo("top?f=Fib");
        viewer.turnTo("graph?f=Cart");
        assertThat(viewer.text(".twin")).contains("Cart").doesNotContain("Fibonacci");
        back("top");
        assertThat(viewer.text("#view tbody")).contains("Fibonacci").doesNotContain("Cart");
        assertThat(viewer.text(".filters")).startsWith("Focus Fib");
        back("flamegraph");
        assertThat(viewer.text("#status")).startsWith("root · 100ms");
        assertThat(viewer.text(".filters")).isEmpty();
        viewer.driver().navigate().forward();
        viewer.awaitReady("top");
        viewer.driver().navigate().forward();
        viewer.awaitReady("graph");
        assertThat(viewer.text(".twin")).contains("Cart").doesNotContain("Fibonacci");
    }

    @Test
    void filterThatIsNoneIsToldInEveryViewAndBackLeadsOut() {
        viewer.open("flamegraph");
        for (String view : List.of("flamegraph", "top", "graph", "peek", "source", "traces", "tags")) {
            viewer.turnTo(view);
            String before = viewer.text("#view");
            viewer.follow(view + "?f=(");
            viewer.await(() -> viewer.truth("return 'failed' in document.documentElement.dataset"));
            assertThat(viewer.text("#errors"))
                    .as(view)
                    .isEqualTo("parsing focus regexp: error parsing regexp: missing closing ): `(`");
            assertThat(viewer.text("#view")).startsWith("This cannot be shown.");
            assertThat(viewer.complaints()).as(view).isNotEmpty().allMatch(line -> line.contains("400"));
            back(view);
            assertThat(viewer.text("#errors")).as(view).isEmpty();
            viewer.await(() -> viewer.text("#view").equals(before));
        }
    }

    @Test
    void pageThatIsNoneHasMenusAndAWayToOthers() {
        viewer.go("disasm?f=Cart");
        viewer.await(() -> viewer.truth("return 'failed' in document.documentElement.dataset"));
        assertThat(viewer.complaints()).hasSize(1).allMatch(line -> line.contains("404"));
        assertThat(viewer.text("#errors")).isEqualTo("There is no machine code to show: choose Source, under View.");
        assertThat(viewer.text("h1")).contains("cpu");
        viewer.menu("View");
        viewer.choose("Source");
        viewer.awaitReady("source");
        assertThat(viewer.address()).endsWith("/ui/source?f=Cart");
        viewer.go("nowhere");
        viewer.await(() -> viewer.truth("return 'failed' in document.documentElement.dataset"));
        assertThat(viewer.complaints()).hasSize(1).allMatch(line -> line.contains("404"));
        assertThat(viewer.text("#errors")).isEqualTo("There is no page nowhere: choose one under View.");
        viewer.driver().findElement(By.linkText("Show the flame graph")).click();
        viewer.awaitReady("flamegraph");
    }

    private static void back(String view) {
        viewer.back();
        viewer.awaitReady(view);
    }
}
