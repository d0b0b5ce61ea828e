package dev.flamelab.report;

import static dev.flamelab.report.Shop.HANDLE;
import static dev.flamelab.report.Shop.MAIN;
import static dev.flamelab.report.Shop.PRICE;
import static dev.flamelab.report.Shop.ROUND;
import static dev.flamelab.report.Shop.at;
import static dev.flamelab.report.Shop.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {
    private static final Profile PROFILE = Shop.profile(
            sample(1, 30_000_000, at(ROUND, PRICE), at(HANDLE), at(MAIN)),
            sample(1, 10_000_000, at(PRICE), at(HANDLE), at(HANDLE), at(MAIN)));

    @Test
    void callersStandAbovePlaceAndCalleesBelow() {
        assertThat(Peek.of(PROFILE, View.STANDARD.with(View.Option.COMPACT_LABELS), "Price.of")
                        .text())
                .endsWith("""
                ----------------------------------------------------------+-------------
                                                              40ms   100% |   shop.web.Handler.handle
                      10ms 25.00% 25.00%       40ms   100%                | shop.Price.of
                                                              30ms 75.00% |   shop.Price.round (inline)
                ----------------------------------------------------------+-------------
                """);
    }

    @Test
    void callsGoOverPlacesThatAreLeftOut() {
        View view = View.STANDARD.withTrim(new Trim(2, 0, 0)).withOrder(Order.CUM);

        assertThat(Tree.of(PROFILE, view).text())
                .contains("Showing top 2 nodes out of 4")
                .contains(" 40ms   100%                | shop.Main.main\n")
                .contains(" 40ms   100% |   shop.Price.of\n")
                .doesNotContain("handle");
    }

    @Test
    void samePlaceReachedInTwoWaysIsTwoNodesOfATree() {
        assertThat(calls(tree(Trim.NOTHING)))
                .containsExactlyInAnyOrder(
                        "main>handle:40", "handle>of:30", "of>round:30", "handle>handle:10", "handle>of:10");
    }

    @Test
    void treeIsSplicedWherePlacesAreLeftOut() {
        TrimmedGraph spliced = tree(new Trim(4, 0, 0));

        // The last by name are the two handlers, one of which calls the other.
        assertThat(calls(spliced)).containsExactlyInAnyOrder("main>of:30", "of>round:30", "main>of:10");
        assertThat(spliced.nodes())
                .flatExtracting(Node::out)
                .filteredOn(Edge::isResidual)
                .hasSize(2);
    }

    private static TrimmedGraph tree(Trim trim) {
        Grouping grouping = View.STANDARD.grouping().ofCallers(true);
        NodeChoice byName = nodes -> nodes.sort(Comparator.comparing(Node::printed));
        return TrimmedGraph.of(Subject.of(PROFILE, View.STANDARD), grouping, trim, byName);
    }

    private static List<String> calls(TrimmedGraph graph) {
        return graph.nodes().stream()
                .flatMap(node -> node.callers().stream())
                .map(edge -> method(edge.caller()) + ">" + method(edge.callee()) + ":" + edge.weight() / 1_000_000)
                .toList();
    }

    private static String method(Node node) {
        List<String> parts = List.of(node.printed().split("\\."));
        return parts.get(parts.size() - 1);
    }
}
