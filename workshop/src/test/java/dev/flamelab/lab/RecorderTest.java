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

    @TempDir
    Path folder;

    private Home home;
    private Chapter chapter;
    private Profile profile;
    private Path mine;

    @BeforeEach
    void captureOne() throws IOException {
        var bundled = Home.find();
        home = new Home(folder);
        chapter = Chapter.find(bundled, "cpu");
        var dump = DumpIndex.read(bundled.dumps()).ofStory("cpu").get(0);
        var bytes = Files.readAllBytes(DumpIndex.checked(bundled.dumps(), dump));
        profile = ProfileReader.read(bytes);
        mine = new DumpStore(home.myDumps()).save(profile, bytes);
    }

    @Test
    void aGoodDumpIsTakenOverWithItsLine() throws IOException {
        var recorded = record(chapter, profile, "reached");
        assertThat(DumpIndex.read(home.dumps()).ofStory("cpu")).containsExactly(recorded);
        assertThat(DumpIndex.checked(home.dumps(), recorded)).hasSameBinaryContentAs(mine);
        assertThat(recorded.file()).isEqualTo(FILE);
        assertThat(recorded.kind()).isEqualTo("profile");
        assertThat(recorded.seconds()).isEqualTo(15);
        assertThat(recorded.command()).isEqualTo("./lab record cpu");
        assertThat(recorded.load()).contains("150 requests/s");
        assertThat(recorded.anchors()).singleElement().satisfies(anchor -> {
            assertThat(anchor.share()).isGreaterThan(anchor.floor());
            assertThat(anchor.samples()).isGreaterThanOrEqualTo(400);
        });
        assertThat(Reference.of(home, chapter)
                        .judge(outcome(profile, "reached"))
                        .verdict())
                .isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void theDumpOfTheSameStoryIsReplaced() throws IOException {
        var first = record(chapter, profile, "reached");
        var again = record(chapter, profile, "reached");
        assertThat(again.file()).isEqualTo(first.file());
        assertThat(DumpIndex.read(home.dumps()).dumps()).containsExactly(again);
        try (var files = Files.list(home.dumps())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("index.json", FILE);
        }
    }

    @Test
    void anIndexThatCannotBeWrittenLeavesTheFormerDumpAndIndex() throws IOException {
        var former = record(chapter, profile, "reached");
        var other = withSamples(profile.samples().size() - 1);
        var written = new ByteArrayOutputStream();
        ProfileWriter.write(other, written);
        mine = new DumpStore(home.myDumps()).save(other, written.toByteArray());
        // in the way of the new index
        Files.createDirectories(home.dumps().resolve(".index.json.tmp/taken"));
        assertThatThrownBy(() -> record(chapter, other, "reached"))
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
        assertRefused(chapter, profile, "missed", ExitCode.INCONCLUSIVE, "missed its rate");
    }

    @Test
    void tooFewSamplesAreNotRecorded() throws IOException {
        assertRefused(chapter, withSamples(3), "reached", ExitCode.INCONCLUSIVE, "it takes 400");
    }

    @Test
    void aStoryThatDoesNotShowIsNotRecorded() throws IOException {
        var other = new Chapter(
                chapter.folder(),
                chapter.title(),
                "cpu",
                "profile",
                chapter.window(),
                List.of(new Anchor("nowhere", "dev\\.flamelab\\.Nowhere", 60)),
                chapter.fix());
        assertRefused(other, profile, "reached", ExitCode.NO, "nowhere has 0.0%");
    }

    @Test
    void underAMissedLoadEvenTheSameDumpProvesNothing() throws IOException {
        record(chapter, profile, "reached");
        var verdict =
                Reference.of(home, chapter).judge(outcome(profile, "missed")).verdict();
        assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(verdict.reason()).isEqualTo("the load missed its rate: the machine was busy");
        assertThat(ExitCode.of(verdict)).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void withoutABundledDumpThereIsNothingToCompareWith() {
        var error = catchThrowableOfType(LabError.class, () -> Reference.of(home, chapter));
        assertThat(error).hasMessageContaining("./lab record cpu");
        assertThat(error.exitCode()).isEqualTo(ExitCode.MACHINE);
    }

    private void assertRefused(Chapter asked, Profile taken, String load, int exitCode, String reason)
            throws IOException {
        var former = record(chapter, profile, "reached");
        var error = catchThrowableOfType(LabError.class, () -> record(asked, taken, load));
        assertThat(error).hasMessageStartingWith("not recorded").hasMessageContaining(reason);
        assertThat(error.exitCode()).isEqualTo(exitCode);
        assertThat(DumpIndex.read(home.dumps()).dumps()).containsExactly(former);
        assertThat(DumpIndex.checked(home.dumps(), former)).exists();
    }

    private RecordedDump record(Chapter asked, Profile taken, String load) {
        return new Recorder(home, asked).record(new ChapterRun(asked), outcome(taken, load));
    }

    private ChapterRun.Outcome outcome(Profile taken, String load) {
        var end = new LoadEvent.End(load, 2_550, 0, 150, 150, 1, 9, List.of(2_550L), null, "the machine was busy");
        return new ChapterRun.Outcome(mine, new Capture(taken, new byte[0]), end);
    }

    private Profile withSamples(int count) {
        return Profile.of(profile.sampleTypes(), profile.samples().subList(0, count), profile.mappings())
                .withPeriod(profile.periodType(), profile.period())
                .withTime(profile.timeNanos(), Duration.ofSeconds(1).toNanos())
                .withComments(profile.comments());
    }
}
