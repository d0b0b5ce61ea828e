package dev.flamelab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.ProjectCopy;
import dev.flamelab.lab.Deed;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Progress;
import dev.flamelab.lab.ProgressFile;
import dev.flamelab.lab.Reference;
import dev.flamelab.lab.Story;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A learner's help: hints, the solution, back and forth between chapters, the quiz, the bundled dump. */
class HelpCommandsTest {
    private static final String DUMP = "pprof.demo-service.samples.cpu.001.pb.gz";
    private static final String FIBONACCI = "demo-service/src/main/java/dev/flamelab/demo/fib/Fibonacci.java";
    private static final String RIGHT = "0.65,Fibonacci.recursive,88,a,a";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Home home;
    private OtherHome otherHome;

    @TempDir
    Path folder;

    @BeforeEach
    void copyOfTheProject() throws IOException {
        home = ProjectCopy.in(folder);
        otherHome = OtherHome.at(folder);
    }

    @AfterEach
    void homeAgain() {
        otherHome.close();
    }

    @Test
    void eachHintSaysMoreThanTheOneBeforeAndTheLastLeadsToTheSolution() {
        for (int step = 1; step <= 4; step++) {
            assertThat(told(0, "hint", "cpu")).contains("Hint " + step + " of 4", hint(step));
        }
        assertThat(told(0, "hint", "cpu")).contains("Hint 4 of 4", "./lab solution cpu");
        assertThat(told(0, "solution", "cpu")).contains("+        return iterative(n);");
        assertThat(told(0, "hint", "cpu", "--again")).contains(hint(1), hint(4)).doesNotContain("One more");
    }

    @Test
    void hintsCanBeRepeatedOrChosen() {
        assertThat(refused(1, "hint", "cpu", "--again")).contains("you have seen no hint on cpu yet");
        assertThat(told(0, "hint", "cpu", "--step", "2")).contains("Hint 2 of 4, which view");
        assertThat(told(0, "hint", "cpu", "--again")).contains(hint(1), hint(2)).doesNotContain(hint(3));
        assertThat(told(0, "hint", "cpu")).contains("Hint 3 of 4");
        assertThat(refused(2, "hint", "cpu", "--step", "5")).contains("name one from 1 to 4");
        assertThat(refused(2, "hint", "cpu", "--step", "2", "--again")).contains("--step");
    }

    private String hint(int step) {
        return Story.find(home, "cpu").hints().get(step - 1);
    }

    @Test
    void solutionIsForWhoHasTriedOrInsists() throws IOException {
        assertThat(refused(1, "solution", "cpu")).contains("you have seen 0 of 4", "./lab hint cpu", "--now");
        assertThat(told(0, "solution", "cpu", "--now")).contains("+++ solutions/", "--now --apply");
        ProgressFile.note(home, Story.find(home, "cpu"), Deed.FIX, "PASS");
        assertThat(told(0, "solution", "cpu")).contains("+++ solutions/");

        var mine = "package dev.flamelab.demo.fib; // mine\n";
        Files.writeString(folder.resolve(FIBONACCI), mine);
        assertThat(told(0, "solution", "cpu", "--apply"))
                .contains("cpu: now as in the bundled solution", "my-edits/cpu.001", "./lab check cpu --fix");
        assertThat(folder.resolve("my-edits/cpu.001").resolve(FIBONACCI)).hasContent(mine);
        assertThat(told(0, "solution", "cpu")).contains("Your files are those of the bundled solution");
        assertThat(told(0, "reset", "cpu")).contains("cpu: now as shipped").doesNotContain("saved:");
        assertThat(told(0, "reset", "cpu")).contains("all files were as shipped already");
    }

    @Test
    void whoGoesToAChapterFindsItAsShippedAndKeepsWhatHasPassed() throws IOException {
        var fibonacci = folder.resolve(FIBONACCI);
        var notifier = folder.resolve("demo-service/src/main/java/dev/flamelab/demo/notify/Notifier.java");
        var search = folder.resolve("demo-service/src/main/java/dev/flamelab/demo/catalog/Search.java");
        Files.writeString(fibonacci, Files.readString(fibonacci) + "// passed\n");
        Files.writeString(notifier, "class Notifier { // half an edit\n");
        Files.writeString(search, "class Search { // too early\n");
        ProgressFile.note(home, Story.find(home, "cpu"), Deed.FIX, "PASS");

        assertThat(told(0, "goto", "6"))
                .contains("compare: now as shipped", "threads: now as shipped", "my-edits/threads.001")
                .contains("cpu: yours, which has passed, stays")
                .contains("./lab run compare");
        assertThat(fibonacci).content().contains("// passed");
        assertThat(notifier).content().doesNotContain("half an edit");
        assertThat(Progress.of(home).current()).contains("compare");
        assertThat(told(0)).contains("> chapter 6", "./lab run compare");
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "heap", "threads", "block", "compare"})
    void bundledDumpTakesThePlaceOfACaptureAndClaimsNothing(String story) throws IOException {
        assertThat(told(0, "replay", story))
                .contains(": a REPLAY", "4 Replay ", "there is no verdict", "look further:", "./lab quiz " + story)
                .doesNotContain("PASS", "on this machine");
        assertThat(Progress.of(home).latest(Story.find(home, story), Deed.REPLAY))
                .isPresent();
        assertThat(home.myDumps()).doesNotExist();
        assertThat(told(0)).contains("replayed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hint", "solution", "reset", "goto", "quiz", "replay"})
    void unknownChapterIsAnsweredWithThoseThatExist(String command) {
        assertThat(refused(2, command, "gpu")).startsWith("lab: there is no story gpu: there is cpu, heap,");
    }

    @Test
    void firstPageFollowsTheLearner() throws IOException {
        assertThat(told(0)).contains("> chapter 1", "./lab doctor", "./lab run cpu");
        var cpu = Story.find(home, "cpu");
        ProgressFile.note(home, cpu, Deed.RUN, "PASS");
        ProjectCopy.capture(home, DUMP);
        assertThat(told(0)).contains("run PASS", "./lab quiz cpu", "edit " + FIBONACCI, "./lab pprof -top -cum ");
        ProgressFile.note(home, cpu, Deed.QUIZ, "4 of 5");
        ProgressFile.note(home, cpu, Deed.FIX, "PASS");
        assertThat(told(0)).contains("run PASS, quiz 4 of 5, fixed", "> chapter 2", "./lab run heap");
        Files.writeString(folder.resolve("my-progress.txt"), "what I did\n");
        assertThat(told(0)).contains("Note: ", "line 1, tells nothing (what I did)");
        for (var story : Story.all(home)) ProgressFile.note(home, story, Deed.FIX, "PASS");
        assertThat(told(0)).contains("All chapters are done.");
    }

    @Test
    void whatCannotBeNotedIsToldAndWhatWasDoneCounts() throws IOException {
        Files.createDirectory(folder.resolve(".my-lock"));
        assertThat(told(0, "replay", "cpu")).contains("REPLAY");
        assertThat(err.toString()).contains("lab: \"", "cpu      replay\" could not be noted in ", "my-progress.txt");
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

    private String told(int exitCode, String... arguments) {
        out.getBuffer().setLength(0);
        assertThat(lab(arguments)).as(out.toString() + err).isEqualTo(exitCode);
        return out.toString();
    }

    /** What is said instead, in one sentence. */
    private String refused(int exitCode, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(lab(arguments)).as(out.toString()).isEqualTo(exitCode);
        assertThat(err.toString().strip().lines()).hasSize(1);
        return err.toString();
    }

    private int lab(String... arguments) {
        return Lab.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
