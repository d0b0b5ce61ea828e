package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadEventTest {
    @Test
    void everyKindOfLineIsRead() {
        assertThat(LoadEvent.read("{\"event\":\"start\",\"story\":\"cpu\",\"rate\":60,\"warmUp\":8,\"duration\":17}"))
                .isEqualTo(new LoadEvent.Start("cpu", 60, 0, 0, 0, 8, 17));
        assertThat(LoadEvent.read("{\"event\":\"progress\",\"phase\":\"warm-up\",\"elapsed\":1.5,\"left\":23.5,"
                        + "\"requests\":90,\"rate\":60.1,\"errors\":2}"))
                .isEqualTo(new LoadEvent.Progress("warm-up", 1.5, 23.5, 90, 60.1, 2));
        assertThat(LoadEvent.read("{\"event\":\"measured\"}")).isEqualTo(new LoadEvent.Measured());
        assertThat(LoadEvent.read("{\"event\":\"end\",\"outcome\":\"missed\",\"requests\":10,\"errors\":1,"
                        + "\"rate\":5.0,\"wanted\":60,\"p50\":1,\"p95\":9,\"requestsPerTarget\":[4,6],"
                        + "\"report\":null,\"reason\":\"too slow\"}"))
                .isEqualTo(new LoadEvent.End("missed", 10, 1, 5, 60, 0, 1, 9, List.of(4L, 6L), null, "too slow"))
                .matches(end -> !((LoadEvent.End) end).reached());
    }

    @Test
    void usersStandInThePlaceOfARate() {
        var start = (LoadEvent.Start) LoadEvent.read(
                "{\"event\":\"start\",\"story\":\"block\",\"rate\":40,\"users\":80,\"warmUp\":8,\"duration\":17}");
        var end = new LoadEvent.End("reached", 17_000, 0, 1_000, 40, 80, 1, 9, List.of(17_000L), null, "");

        assertThat(start.summary()).isEqualTo("block, 80 users: 8 s to warm up, then 17 s");
        assertThat(end.amount()).isEqualTo("80 users");
        assertThat(end.summary()).startsWith("17,000 requests, 1000/s by 80 users, 0 errors");
    }

    @Test
    void theStartSaysHowMuchOfTheMachineItTakesOrWhenItEnds() {
        var fitted =
                (LoadEvent.Start) LoadEvent.read("{\"event\":\"start\",\"story\":\"cpu\",\"rate\":150,\"percent\":45,"
                        + "\"warmUp\":8,\"duration\":17}");
        var counted = (LoadEvent.Start) LoadEvent.read("{\"event\":\"start\",\"story\":\"cpu\",\"rate\":1,\"users\":24,"
                + "\"requests\":300000,\"warmUp\":8,\"duration\":3592}");

        assertThat(fitted.summary())
                .isEqualTo("cpu, 150 requests/s (45 % of what this machine can): 8 s to warm up, then 17 s");
        assertThat(counted.summary()).isEqualTo("cpu, 300,000 requests by 24 users, until all are answered");
    }

    @Test
    void whatALaterLoadAddsIsIgnored() {
        assertThat(LoadEvent.read("{\"event\":\"measured\",\"at\":8}")).isEqualTo(new LoadEvent.Measured());
    }

    @Test
    void aLineThatIsNoEventIsRefused() {
        assertThatThrownBy(() -> LoadEvent.read("{\"event\":\"dance\"}"))
                .isInstanceOf(LabError.class)
                .hasMessageContaining("dance");
    }

    @Test
    void whatWasWrongIsOneClauseForASentence() {
        assertThat(end("missed", "only 100.0 of 150 requests a second were answered: let the machine rest")
                        .shortfall())
                .isEqualTo("the load missed its rate: only 100.0 of 150 requests a second were answered");
        assertThat(end("failed", "http://h/fib/ answered 500").shortfall())
                .isEqualTo("the load failed: http://h/fib/ answered 500");
    }

    private static LoadEvent.End end(String outcome, String reason) {
        return new LoadEvent.End(outcome, 10, 1, 100, 150, 0, 1, 9, List.of(10L), null, reason);
    }
}
