package dev.flamelab.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final AtomicLong nanos = new AtomicLong(123);
    private final LoadPlan plan = new LoadPlan(
            List.of(URI.create("http://one:1"), URI.create("http://two:2")),
            10,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));
    private final Tally tally = new Tally(plan, nanos::get);

    @Test
    void timeCountsFromTheFirstRequestOn() {
        assertThat(tally.hasBegun()).isFalse();
        assertThat(tally.elapsed()).isZero();

        tally.begin();
        pass(Duration.ofSeconds(2));
        tally.begin();
        pass(Duration.ofSeconds(1));

        assertThat(tally.elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void allAnsweredInTimeReachesTheRate() {
        tally.begin();
        pass(Duration.ofSeconds(14));
        answers(100, 0);
        answers(100, 1);

        RunResult result = tally.result();

        assertThat(result.outcome()).isEqualTo(RunResult.Outcome.REACHED);
        assertThat(result.requests()).isEqualTo(200);
        assertThat(result.rate()).isEqualTo(10);
        assertThat(result.reason()).isEqualTo("every request was answered in time");
        assertThat(result.requestsPerTarget()).containsExactly(100, 100);
    }

    @Test
    void ninetyFivePercentAreEnoughAndLessIsNot() {
        tally.begin();
        answers(95, 0);
        answers(95, 1);
        assertThat(tally.result().outcome()).isEqualTo(RunResult.Outcome.REACHED);

        pass(Duration.ofSeconds(15).plusMillis(1_001));
        answers(10, 0);
        assertThat(tally.result().outcome()).isEqualTo(RunResult.Outcome.REACHED);
        assertThat(tally.result().requests()).isEqualTo(200);
        assertThat(tally.result().rate()).isEqualTo(9.5);
        assertThat(tally.result().reason()).startsWith("9.5 of 10 requests a second were answered in time");
    }

    @Test
    void answersThatComeLateMissTheRate() {
        tally.begin();
        answers(100, 0);
        answers(89, 1);
        pass(Duration.ofSeconds(16).plusMillis(1));
        answers(11, 1);

        RunResult result = tally.result();

        assertThat(result.outcome()).isEqualTo(RunResult.Outcome.MISSED);
        assertThat(result.reason()).contains("9.5 of 10 requests a second");
    }

    @Test
    void warmUpIsNotInTheNumbers() {
        tally.begin();
        tally.finished(Phase.WARM_UP, 0, Duration.ofMillis(4_000), null);
        tally.finished(Phase.LOAD, 0, Duration.ofMillis(7), null);

        RunResult result = tally.result();

        assertThat(result.requests()).isEqualTo(1);
        assertThat(result.p95Millis()).isEqualTo(7);
        assertThat(tally.requests()).isEqualTo(2);
    }

    @Test
    void theFirstErrorIsTheReasonAndTheLast() {
        tally.begin();
        answers(100, 0);
        answers(100, 1);
        tally.finished(Phase.LOAD, 0, Duration.ofMillis(1), "the first");
        tally.finished(Phase.LOAD, 0, Duration.ofMillis(1), "the second");

        RunResult result = tally.result();

        assertThat(result.outcome()).isEqualTo(RunResult.Outcome.FAILED);
        assertThat(result.reason()).isEqualTo("the first");
        assertThat(result.errors()).isEqualTo(1);
    }

    @Test
    void anErrorDuringWarmUpFailsTheRunToo() {
        tally.begin();
        tally.finished(Phase.WARM_UP, 0, Duration.ofMillis(1), "wrong");
        answers(100, 0);
        answers(100, 1);

        assertThat(tally.result().outcome()).isEqualTo(RunResult.Outcome.FAILED);
        assertThat(tally.result().errors()).isEqualTo(1);
    }

    @Test
    void aRequestCutOffAtTheEndIsNotAnError() {
        tally.begin();
        pass(Duration.ofSeconds(17));
        tally.finished(Phase.LOAD, 0, Duration.ofMillis(0), "no answer");

        assertThat(tally.result().outcome()).isEqualTo(RunResult.Outcome.MISSED);
        assertThat(tally.result().requests()).isZero();
        assertThat(tally.errors()).isZero();
    }

    @Test
    void percentilesAreTimesThatWereTaken() {
        tally.begin();
        for (int millis = 20; millis >= 1; millis--) {
            tally.finished(Phase.LOAD, 0, Duration.ofMillis(millis), null);
        }

        assertThat(tally.result().p50Millis()).isEqualTo(10);
        assertThat(tally.result().p95Millis()).isEqualTo(19);
    }

    private void answers(int count, int target) {
        for (int i = 0; i < count; i++) {
            tally.finished(Phase.LOAD, target, Duration.ofMillis(3), null);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
