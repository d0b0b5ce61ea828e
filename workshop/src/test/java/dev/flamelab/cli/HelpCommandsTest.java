package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.ProjectCopy;
import dev.flamelab.lab.Deed;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Progress;
import dev.flamelab.lab.ProgressFile;
import dev.flamelab.lab.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A learner's help: hints, the solution, back and forth between chapters, the bundled dump. */
class HelpCommandsTest extends OnProjectCopy {
    private static final String DUMP = "pprof.demo-service.samples.cpu.001.pb.gz";
    private static final String FIBONACCI = "demo-service/src/main/java/dev/flamelab/demo/fib/Fibonacci.java";

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
        told(0, "reset", "cpu");
        Files.writeString(fibonacci, "class Fibonacci { // another try\n");
        assertThat(told(0, "goto", "6")).contains("cpu: now as shipped", "my-edits/cpu.002");
        assertThat(Progress.of(home).current()).contains("compare");
        assertThat(told(0)).contains("> chapter 6", "./lab run compare");
    }

    static List<String> stories() {
        return Story.all(Home.find()).stream().map(Story::name).toList();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void bundledDumpTakesThePlaceOfACaptureAndClaimsNothing(String story) throws IOException {
        var replayed = told(0, "replay", story);
        assertThat(replayed)
                .contains(": a REPLAY", "4 Replay ", "there is no verdict", "look further:", "./lab quiz " + story)
                .doesNotContain("PASS", "on this machine");
        assertThat(replayed.lines().filter(line -> line.matches("  \\./lab pprof .*-(top|list).*")))
                .hasSizeGreaterThan(1)
                .allSatisfy(HelpCommandsTest::showsWhatIsOurs);
        assertThat(Progress.of(home).latest(Story.find(home, story), Deed.REPLAY))
                .isPresent();
        assertThat(home.myDumps()).doesNotExist();
        assertThat(told(0)).contains("replayed", "./lab quiz " + story + " --replay");
    }

    /** Pasted into a shell. */
    private static void showsWhatIsOurs(String command) {
        var typed =
                Typed.lab(command.strip().replace("./lab ", "").replace("'", "").split(" "));
        assertThat(typed.exitCode()).as(command + typed.err()).isZero();
        assertThat(typed.out()).as(command).contains("dev.flamelab.demo.");
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
        Files.writeString(folder.resolve("my-progress.txt"), "what I did\n2026-11-22 16:30 cpuu run PASS\n");
        assertThat(told(0))
                .contains(
                        "Note: ",
                        "line 1, tells nothing (what I did)",
                        " tells of cpuu, which is no story: write one of")
                .contains("> chapter 1");
        assertThat(told(0, "--json")).contains("tells nothing (what I did)", " tells of cpuu, which is no story");
        for (var story : Story.all(home)) ProgressFile.note(home, story, Deed.FIX, "PASS");
        ProgressFile.note(home, cpu, Deed.RESET, "");
        assertThat(told(0)).contains("All chapters are done.");
        told(0, "goto", "cpu");
        assertThat(told(0)).contains("> chapter 1", "./lab run cpu").doesNotContain("./lab check cpu");
    }

    @Test
    void whatCannotBeNotedIsToldAndWhatWasDoneCounts() throws IOException {
        Files.createDirectory(folder.resolve(".my-lock"));
        assertThat(told(0, "replay", "cpu")).contains("REPLAY");
        assertThat(err.toString()).contains("lab: \"", "cpu      replay\" could not be noted in ", "my-progress.txt");
    }
}
