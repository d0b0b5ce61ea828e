package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.DumpIndex;
import dev.flamelab.compare.RecordedDump;
import dev.flamelab.compare.Verdict;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.ProfileWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the dump that comes with the project, as if it had been captured here and now. */
class RecorderTest {
    private static final String FILE = "pprof.demo-service.samples.cpu.001.pb.gz";
    private static final String COMMAND = "./lab record cpu --seconds 15";

    @TempDir
    Path folder;

    private Home home;
    private Story story;
    private Story.Bundled bundled;
    private Profile profile;
    private Path mine;

    @BeforeEach
    void captureOne() throws IOException {
        var real = Home.find();
        home = new Home(folder);
        story = Story.find(real, "cpu");
        bundled = story.shot().dumps().get(0);
        var dump = DumpIndex.read(real.dumps()).ofStory("cpu").get(0);
        var bytes = Files.readAllBytes(DumpIndex.checked(real.dumps(), dump));
        profile = ProfileReader.read(bytes);
        mine = new DumpStore(home.myDumps()).save(profile, bytes);
    }

    @Test
    void aGoodDumpIsTakenOverWithItsLine() throws IOException {
        var recorded = record(story, profile, "reached");
        assertThat(DumpIndex.read(home.dumps()).ofStory("cpu")).containsExactly(recorded);
        assertThat(DumpIndex.checked(home.dumps(), recorded)).hasSameBinaryContentAs(mine);
        assertThat(recorded.file()).isEqualTo(FILE);
        assertThat(recorded.kind()).isEqualTo("profile");
        assertThat(recorded.seconds()).isEqualTo(15);
        assertThat(recorded.command()).isEqualTo(COMMAND);
        assertThat(recorded.load()).contains("150 requests/s");
        assertThat(recorded.anchors()).singleElement().satisfies(anchor -> {
            assertThat(anchor.share()).isGreaterThan(anchor.floor());
            assertThat(anchor.samples()).isGreaterThanOrEqualTo(400);
        });
        assertThat(Reference.of(home, story).judge(outcome(profile, "reached")).verdict())
                .isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void theDumpOfTheSameStoryIsReplaced() throws IOException {
        var first = record(story, profile, "reached");
        var again = record(story, profile, "reached");
        assertThat(again.file()).isEqualTo(first.file());
        assertThat(DumpIndex.read(home.dumps()).dumps()).containsExactly(again);
        try (var files = Files.list(home.dumps())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("index.json", FILE);
        }
    }

    @Test
    void anIndexThatCannotBeWrittenLeavesTheFormerDumpAndIndex() throws IOException {
        var former = record(story, profile, "reached");
        var other = withSamples(profile.samples().size() - 1);
        var written = new ByteArrayOutputStream();
        ProfileWriter.write(other, written);
        mine = new DumpStore(home.myDumps()).save(other, written.toByteArray());
        // in the way of the new index
        Files.createDirectories(home.dumps().resolve(".index.json.tmp/taken"));
        assertThatThrownBy(() -> record(story, other, "reached"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(".index.json.tmp");
        assertThat(DumpIndex.read(home.dumps()).dumps()).containsExactly(former);
        assertThat(DumpIndex.checked(home.dumps(), former)).exists();
        try (var files = Files.list(home.dumps())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.json", FILE, ".index.json.tmp");
        }
    }

    @Test
    void aMissedLoadIsNotRecorded() throws IOException {
        assertRefused(story, profile, "missed", ExitCode.INCONCLUSIVE, "missed its rate");
    }

    @Test
    void tooFewSamplesAreNotRecorded() throws IOException {
        assertRefused(story, withSamples(3), "reached", ExitCode.INCONCLUSIVE, "it takes 400");
    }

    @Test
    void aStoryThatDoesNotShowIsNotRecorded() throws IOException {
        var nowhere = new Anchor("nowhere", "dev\\.flamelab\\.Nowhere", "cpu", 60);
        assertRefused(recognisedBy(nowhere), profile, "reached", ExitCode.NO, "nowhere has 0.0%");
    }

    @Test
    void aCureThatLeavesTheFaultIsNotRecorded() throws IOException {
        bundled = new Story.Bundled("pprof.demo-service.samples.cpu.002.pb.gz", "solution");
        var error = catchThrowableOfType(LabError.class, () -> record(story, profile, "reached"));
        assertThat(error)
                .hasMessageStartingWith("not recorded: recursive Fibonacci still has ")
                .hasMessageContaining("with the solution");
        assertThat(error.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(home.dumps()).doesNotExist();
    }

    @Test
    void underAMissedLoadEvenTheSameDumpProvesNothing() throws IOException {
        record(story, profile, "reached");
        var verdict =
                Reference.of(home, story).judge(outcome(profile, "missed")).verdict();
        assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(verdict.reason()).isEqualTo("the load missed its rate: the machine was busy");
        assertThat(ExitCode.of(verdict)).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void aFaultThatShowsWhereItShouldHideFailsItsLab() throws IOException {
        record(story, profile, "reached");
        var lab = outcome(profile, "reached");
        var hidden = story.hiddenFrom().get(0);
        for (double share : List.of(hidden.most(), hidden.most() + 0.1)) {
            var seen = new ChapterRun.Outcome(
                    lab.dump(), lab.capture(), lab.load(), List.of(new Elsewhere(hidden, share)));
            var verdict = Reference.of(home, story).judge(seen).verdict();
            assertThat(verdict.word()).isEqualTo(share > hidden.most() ? "FAIL" : "PASS");
        }
    }

    @Test
    void withoutABundledDumpThereIsNothingToCompareWith() {
        var error = catchThrowableOfType(LabError.class, () -> Reference.of(home, story));
        assertThat(error).hasMessageContaining("./lab record cpu");
        assertThat(error.exitCode()).isEqualTo(ExitCode.MACHINE);
    }

    private Story recognisedBy(Anchor anchor) {
        var shot = story.shot();
        return new Story(
                story.name(),
                story.title(),
                story.chapter(),
                story.fix(),
                story.check(),
                List.of(new Story.Shot(shot.kind(), shot.seconds(), shot.atEnd(), List.of(anchor), shot.dumps())),
                story.hiddenFrom(),
                story.series(),
                story.answers(),
                story.hints(),
                story.quiz());
    }

    private void assertRefused(Story asked, Profile taken, String load, int exitCode, String reason)
            throws IOException {
        var former = record(story, profile, "reached");
        var error = catchThrowableOfType(LabError.class, () -> record(asked, taken, load));
        assertThat(error).hasMessageStartingWith("not recorded").hasMessageContaining(reason);
        assertThat(error.exitCode()).isEqualTo(exitCode);
        assertThat(DumpIndex.read(home.dumps()).dumps()).containsExactly(former);
        assertThat(DumpIndex.checked(home.dumps(), former)).exists();
    }

    private RecordedDump record(Story asked, Profile taken, String load) {
        return new Recorder(home, asked, bundled, COMMAND).record(new ChapterRun(asked), outcome(taken, load));
    }

    private ChapterRun.Outcome outcome(Profile taken, String load) {
        var end = new LoadEvent.End(load, 2_550, 0, 150, 150, 0, 1, 9, List.of(2_550L), null, "the machine was busy");
        return new ChapterRun.Outcome(mine, new Capture(taken, new byte[0]), end);
    }

    private Profile withSamples(int count) {
        return Profile.of(profile.sampleTypes(), profile.samples().subList(0, count), profile.mappings())
                .withPeriod(profile.periodType(), profile.period())
                .withTime(profile.timeNanos(), Duration.ofSeconds(1).toNanos())
                .withComments(profile.comments());
    }
}
