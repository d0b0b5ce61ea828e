package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedOutputTest {
    @ParameterizedTest(name = "{0} stands for {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    16.90s 93.37%  a.B.c | 870ms   9.1%  a.B.c
                    saved x.001.pb.gz | saved x.014.pb.gz
                    total 1,204 requests ← look | total 9 requests
                    started … on port 8080 | started the demo service on port 41533
                    a/…/b | a/b/c/b
                    CPU per request  2.31 ms   396 us | CPU per request 980 us  0.42 ms
                    first/…/last | first/second/third/last
                    """)
    void numbersSpacesDotsAndRemarksAreLoose(String expected, String actual) {
        assertThat(new ExpectedOutput(lines(expected), false).firstMiss(lines(actual)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} does not stand for {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    93.37%  a.B.c | 93.37%  a.B.d
                    PASS | FAIL
                    5 samples | 5 s
                    total 12 | total many
                    a/b | a
                    a | a/b
                    a/… /b | b/a
                    x.001.pb | x.001xpb
                    """)
    void wordsAreNot(String expected, String actual) {
        assertThat(new ExpectedOutput(lines(expected), false).isPrintedBy(lines(actual)))
                .isFalse();
    }

    @Test
    void exactMeansTheNumbersToo() {
        assertThat(new ExpectedOutput("{\"fibonacci\":832040}", true).isPrintedBy("{\"fibonacci\":832040}\n"))
                .isTrue();
        assertThat(new ExpectedOutput("{\"fibonacci\":832040}", true).isPrintedBy("{\"fibonacci\":832041}\n"))
                .isFalse();
    }

    @Test
    void differenceIsTold() {
        assertThat(new ExpectedOutput("a\nb\n", false).firstMiss("a\nc\n")).contains("expected: b\nit printed: c");
        assertThat(new ExpectedOutput("a\nb\n", false).firstMiss("a\n")).contains("expected: b\nit printed no more");
    }

    @Test
    void stepsKeepTheirOrderTheirWordsAndTheirOutput() {
        var steps = ChapterSteps.of("""
                ---
                title: T
                ---

                ```bash background
                ./lab demo
                ```

                ```text exact
                up
                ```

                <details><summary>more</summary>

                ```bash test=false reason="it would end the world"
                rm x
                ```

                </details>

                <!-- stop: ./lab demo -->
                """);

        assertThat(steps).hasSize(3);
        assertThat(steps.get(0)).isInstanceOfSatisfying(ChapterStep.Run.class, run -> {
            assertThat(run.line()).isEqualTo(5);
            assertThat(run.inBackground()).isTrue();
            assertThat(run.script()).isEqualTo("./lab demo\n");
            assertThat(run.output()).isEqualTo("up\n");
            assertThat(run.exact()).isTrue();
        });
        assertThat(steps.get(1)).isInstanceOfSatisfying(ChapterStep.Run.class, run -> {
            assertThat(run.isRun()).isFalse();
            assertThat(run.reason()).isEqualTo("it would end the world");
        });
        assertThat(steps.get(2)).isEqualTo(new ChapterStep.Stop(21, "./lab demo"));
    }

    @Test
    void unknownWordAndTextWithoutCommandAreRefused() {
        assertThatThrownBy(() -> ChapterSteps.of("```bash backgroud\nls\n```\n"))
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> ChapterSteps.of("```text\nls\n```\n"))
                .hasMessage("line 1: no command prints this text");
    }

    private static String lines(String text) {
        return text.replace("/", "\n");
    }
}
