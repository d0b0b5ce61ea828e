package dev.flamelab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.ProjectCopy;
import dev.flamelab.lab.Progress;
import dev.flamelab.lab.Reference;
import dev.flamelab.lab.Story;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A learner's quiz, on bundled dumps as captures. */
class QuizCommandTest extends OnProjectCopy {
    private static final String DUMP = "pprof.demo-service.samples.cpu.001.pb.gz";
    private static final String RIGHT = "0.65,Fibonacci.recursive,88,a,a";

    @Test
    void quizAsksByTheLearnersOwnDumpAndNotesWhatCameOfIt() throws IOException {
        ProjectCopy.capture(home, DUMP);
        assertThat(told(0, "quiz", "cpu", "--answers", RIGHT))
                .contains("by your ", "my-dumps/" + DUMP, "5 of 5 right at once", "see: ./lab pprof -top");
        assertThat(told(1, "quiz", "cpu", "--answers", "1,Thread.run,33,c,b"))
                .contains("Only the header compares the samples with the clock")
                .contains("It hardly ever does work itself")
                .contains("A profile counts time on the CPU, not requests")
                .contains("To see time, take a trace instead")
                .contains("The answer is a.", "0 of 5 right at once");
        assertThat(Progress.of(home).entries())
                .extracting(Progress.Entry::result)
                .containsExactly("5 of 5", "0 of 5");
    }

    @Test
    void scriptGetsTheResultAsOneObject() {
        assertThat(told(1, "quiz", "cpu", "--replay", "--json", "--answers", "1,Fibonacci.recursive,88,a,a"))
                .startsWith("{\"story\":\"cpu\",\"dump\":\"")
                .endsWith("dumps/" + DUMP + "\",\"replay\":true,\"right\":4,\"questions\":5}\n");
        assertThat(told(0, "--json"))
                .startsWith("{\"chapters\":[{\"chapter\":1,\"story\":\"cpu\",\"run\":null,"
                        + "\"quiz\":\"4 of 5 by the bundled dump\",\"hints\":0,\"fix\":null,\"fixed\":false},")
                .endsWith("\"next\":\"cpu\",\"dumps\":0,\"unclear\":[]}\n");
        assertThat(refused(2, "quiz", "cpu", "--json")).contains("--json goes with --answers");
        assertThat(refused(2, "--json", "quiz", "cpu")).contains("./lab COMMAND --json");
    }

    @Test
    void keysAreForWhoTeachesAndSayWhereTheyDoNotFit() throws IOException {
        assertThat(told(0, "quiz", "cpu", "--key", "--replay"))
                .contains("   0.65 cores. Total", "   88.5%. ", "   a. ");
        ProjectCopy.capture(home, "cpu-profile-v3-001.pb.gz");
        assertThat(told(1, "quiz", "cpu", "--key")).contains("FAIL: ", "This is not what the story means.");
        assertThat(Progress.of(home).entries()).isEmpty();
    }

    @Test
    void quizPrefersTheNewestDumpThatShowsTheFault() throws IOException {
        var first = ProjectCopy.capture(home, DUMP);
        var cured = ProjectCopy.capture(home, "cpu-profile-v3-001.pb.gz");
        Files.setLastModifiedTime(first, FileTime.fromMillis(0));
        assertThat(told(0, "quiz", "cpu", "--answers", RIGHT)).contains("my-dumps/" + first.getFileName());
        Files.delete(first);
        assertThat(told(2, "quiz", "cpu", "--answers", RIGHT))
                .contains("my-dumps/" + cured.getFileName(), "which is not like the bundled one", "FAIL: ");
    }

    @Test
    void quizReadsItsAnswersFromAScript() {
        var stdin = System.in;
        try {
            System.setIn(new ByteArrayInputStream((RIGHT.replace(',', '\n') + "\n").getBytes(UTF_8)));
            assertThat(told(0, "quiz", "cpu", "--replay")).contains("REPLAY", "5 of 5 right at once, by the bundled");
            System.setIn(new ByteArrayInputStream("0.65\r\nFibonacci.recursive\r\n".getBytes(UTF_8)));
            assertThat(refused(2, "quiz", "cpu", "--replay")).contains("the answers ended after 2 of 5 questions");
        } finally {
            System.setIn(stdin);
        }
        assertThat(Progress.of(home).entries()).hasSize(1);
    }

    @Test
    void quizRefusesAnswersThatAreNone() throws IOException {
        assertThat(refused(4, "quiz", "cpu", "--answers", RIGHT))
                .contains("there is no dump", "./lab run cpu, or answer by the bundled one with --replay");
        ProjectCopy.capture(home, DUMP);
        assertThat(refused(2, "quiz", "cpu", "--answers", "1,2")).contains("has 5 questions, and --answers has 2");
        assertThat(refused(2, "quiz", "cpu", "--answers", "many,a,b,c,d")).contains("is no number in cores");
        Files.delete(home.dumps().resolve("index.json"));
        assertThat(refused(4, "quiz", "cpu"))
                .contains("no bundled dump to compare with", "restore it with git checkout dumps")
                .doesNotContain("--replay");
        assertThat(Progress.of(home).entries()).isEmpty();
    }

    @Test
    void whoTypesMayTryEachQuestionTwiceAndTheFirstTryCounts() throws IOException {
        var typed = List.of("much", "9", "0.65", "Thread.run", "Thread.run", "88", "a", "a")
                .iterator();
        var story = Story.find(home, "cpu");
        var profile = Reference.of(home, story).profile();
        int right = new QuizTalk(new PrintWriter(out, true), typed::next, true).ask(story.quiz(), profile, DUMP);
        assertThat(right).isEqualTo(3);
        assertThat(out.toString())
                .contains("\"much\" is no number in cores", "It is less.", "Once more:", "Right. 0.65 cores.")
                .contains("The answer is dev.flamelab.demo.fib.Fibonacci.recursive.");
    }

    @Test
    void whatAnAnswerLooksAtCanBePasted() throws Exception {
        for (var story : Story.all(home)) {
            var dump = Reference.of(home, story).file();
            for (var question : story.quiz()) {
                if (question.look() == null) continue;
                var words = question.look()
                        .replace("'", "")
                        .replace("dumps/", home.dumps() + "/")
                        .split(" ");
                var all = new ArrayList<>(List.of("pprof"));
                all.addAll(Arrays.asList(words));
                all.add(dump.toString());
                var printed = new StringWriter();
                assertThat(Main.run(new PrintWriter(printed), new PrintWriter(err), all.toArray(String[]::new)))
                        .as(question.look() + err)
                        .isZero();
                assertThat(printed.toString()).contains("flat%");
            }
        }
    }
}
