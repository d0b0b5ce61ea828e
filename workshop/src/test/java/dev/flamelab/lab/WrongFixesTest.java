package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixes that are none are found out before any load, for what they do wrong. */
class WrongFixesTest {
    private static final String SHIPPED = "solutions/src/shipped/java/dev/flamelab/demo/";

    /**
     * Something that looks like a fix.
     *
     * @param file that is edited
     * @param text as it is shipped
     * @param edited what takes its place
     * @param reason how the verdict's begins
     */
    private record Wrong(String story, String file, String text, String edited, String reason) {}

    /** Of each story at most one in a round: the classes of all stories are in one service. */
    private static final List<List<Wrong>> ROUNDS = List.of(
            List.of(
                    new Wrong(
                            "heap", // a constant for the load's own request
                            "concat/Concatenation",
                            "String result = \"\";",
                            "if (count == 500) return \"abcdef\".repeat(count); String result = \"\";",
                            "GET /concat/?str=fedcba&count=500 answers {\"original\":\"fedcba\",\"string\":\"abcdef"),
                    new Wrong(
                            "threads", // a constant
                            "notify/Notifier",
                            "return new Delivery(mail.get(), shortMessages.get());",
                            "return new Delivery(\"Dear Ann,\\n\\nhello\\n\", List.of(\"hello\"));",
                            "GET /notify/?to=Zo%C3%AB&text=a+%22quoted%22+word answers {\"to\":\"Zoë\",\"mail\":\"Dear Ann,"),
                    new Wrong(
                            "block", // no lock
                            "stock/Warehouse",
                            "synchronized Reservation reserve",
                            "Reservation reserve",
                            "called by many at once /reserve/ reserves the same pieces twice"),
                    new Wrong(
                            "compare", // no marks
                            "catalog/Search",
                            "marked(product, word), at",
                            "product.text(), at",
                            "GET /search/?word=tea answers"),
                    new Wrong(
                            "trace", // a constant
                            "order/OrderEndpoint",
                            "return order.confirmation();",
                            "return \"Order 1: 1 x lamp, 49.90\";",
                            "GET /order/?item=lamp&quantity=3 answers {\"order\":2,")),
            List.of(
                    new Wrong(
                            "heap", // nothing is remembered
                            "session/Sessions",
                            "byUser.computeIfAbsent(user, name -> new Session())",
                            "new Session()",
                            "GET /session/?user=ann answers {\"user\":\"ann\",\"visits\":1} and should answer"
                                    + " {\"user\":\"ann\",\"visits\":2}"),
                    new Wrong(
                            "threads", // does not wait for the second thread, so that it needs none
                            "notify/Notifier",
                            "shortMessages.get())",
                            "List.of())",
                            "GET /notify/?to=Ann&text=hello answers {\"to\":\"Ann\",\"mail\":\"Dear Ann,\\n\\nhello\\n\",\"sms\":[]}"),
                    new Wrong(
                            "block", // who finds no room goes on
                            "stock/Journal",
                            "inbox.put(reservation)",
                            "inbox.offer(reservation)",
                            "called by many at once /reserve/ gave away 2000 pieces in large numbers, and only "),
                    new Wrong(
                            "compare", // the expression is cheaper
                            "catalog/Search",
                            ", Pattern.CASE_INSENSITIVE",
                            "",
                            "GET /search/?word=tea answers"),
                    new Wrong(
                            "trace", // a seal that is soon made, and soon forged
                            "order/Balance",
                            "ITERATIONS = 250_000",
                            "ITERATIONS = 1_000",
                            "called by many at once /orders/ is wrong after ")),
            List.of(
                    new Wrong(
                            "heap", // a bound that is too narrow
                            "session/Sessions",
                            "return byUser.computeIfAbsent",
                            "if (!byUser.containsKey(user)) byUser.clear(); return byUser.computeIfAbsent",
                            "GET /session/?user=ann&end=true answers {\"user\":\"ann\",\"ended\":false}"),
                    new Wrong(
                            "threads", // one message is less work than many
                            "notify/ShortMessages",
                            "text.length() <= LONGEST",
                            "text.length() <= Notification.LONGEST_TEXT",
                            "GET /notify/?to=Bea&text=" + "0123456789".repeat(17) + " answers"),
                    new Wrong(
                            "block", // a voucher that is no work
                            "stock/Warehouse",
                            "Seal.of(item + \" \" + quantity + \" \" + left, rounds)",
                            "\"bf0cc089cc8df1a9\"",
                            "GET /reserve/?item=lamp answers {\"item\":\"lamp\",\"quantity\":1,\"left\":999,"
                                    + "\"voucher\":\"bf0cc089cc8df1a9\"}"),
                    new Wrong(
                            "compare", // stops at what is shown
                            "catalog/Search",
                            "if (at >= 0) {",
                            "if (at >= 0 && hits.size() < SHOWN) {",
                            "GET /search/?word=tea answers {\"word\":\"tea\",\"found\":5,"),
                    new Wrong(
                            "trace", // leaves out what it found too slow to sum up
                            "order/Balance",
                            "more.stream().mapToLong(Order::cents).sum()",
                            "0",
                            "called by many at once /orders/ is wrong after ")));

    private final Home home = Built.home();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatAnEditBreaksIsTold(int round) throws IOException {
        try (var shipped = ServiceProcess.start(home, 0, 0, List.of());
                var yours = ServiceProcess.start(home, 0, 0, List.of(edited(ROUNDS.get(round))))) {
            var services = new Behaviour(shipped.app(), yours.app());
            for (var wrong : ROUNDS.get(round)) {
                assertThat(services.flaw(Story.find(home, wrong.story())))
                        .as(wrong.edited())
                        .hasValueSatisfying(fail -> assertThat(fail.reason()).startsWith(wrong.reason()));
            }
        }
    }

    private Path edited(List<Wrong> fixes) throws IOException {
        var edit = new Edit(folder);
        for (var wrong : fixes) {
            var shipped = Files.readString(home.root().resolve(SHIPPED + wrong.file() + ".java"));
            assertThat(shipped).containsOnlyOnce(wrong.text());
            edit.source(wrong.file(), shipped.replace(wrong.text(), wrong.edited()));
        }
        return edit.jar(home);
    }
}
