package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.ApplicationSamples;
import dev.flamelab.compare.DumpIndex;
import dev.flamelab.compare.RecordedAnchor;
import dev.flamelab.compare.RecordedDump;
import dev.flamelab.pprof.MemoryBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryTest {
    @TempDir
    Path root;

    static List<Story> stories() {
        return Story.all(Home.find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "1", "01", "01-cpu"})
    void aStoryIsFoundByNameAndByItsChaptersNumberAndFolder(String name) {
        var story = Story.find(Home.find(), name);
        assertThat(story.name()).isEqualTo("cpu");
        assertThat(story.chapter()).isEqualTo(1);
        assertThat(story.shot().kind()).isEqualTo("profile");
        assertThat(story.text(Home.find())).isPresent();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void everyStoryCanBeRunFixedAndCompared(Story story) throws IOException {
        var home = Home.find();
        assertThat(story.title()).isNotBlank();
        assertThat(story.check().rate()).isPositive();
        assertThat(story.check().seconds()).isPositive();
        assertThat(story.fix()).isNotEmpty().allSatisfy(file -> {
            assertThat(home.root().resolve(file)).isRegularFile();
            assertThat(home.root().resolve(file.replace("demo-service/", "solutions/")))
                    .isRegularFile();
        });
        assertThat(story.captures()).isNotEmpty();
        for (var shot : story.captures()) {
            assertThat(CaptureRequest.KINDS).contains(shot.kind());
            assertThat(shot.window()).isPositive();
            assertThat(shot.anchors()).isNotEmpty().allSatisfy(anchor -> assertThat(anchor.floor())
                    .isPositive());
        }
        assertThat(story.hiddenFrom()).isNotEmpty().allSatisfy(hidden -> {
            assertThat(CaptureRequest.KINDS).contains(hidden.kind());
            assertThat(hidden.why()).isNotBlank();
            assertThat(hidden.most()).isBetween(0.0, 20.0);
        });
    }

    /** What is hidden elsewhere is the fault that is shown here. */
    @ParameterizedTest
    @MethodSource("stories")
    void whatAStoryHidesElsewhereItsOwnDumpShows(Story story) {
        var shown = Reference.of(Home.find(), story).profile();
        for (var hidden : story.hiddenFrom()) {
            assertThat(story.shot().anchors()).anySatisfy(anchor -> {
                var fault = new Anchor(hidden.name(), hidden.pattern(), anchor.value(), 0);
                assertThat(ApplicationSamples.of(shown).percentOf(fault)).isGreaterThan(20);
            });
        }
    }

    /** As its own dumps tell: those of the releases before show it, those as shipped and cured do not. */
    @ParameterizedTest
    @MethodSource("stories")
    void whatTheShippedServiceIsSparedIsInTheReleaseBefore(Story story) throws IOException {
        var home = Home.find();
        for (var spared : story.check().spared()) {
            assertThat(story.shot().anchors()).extracting(Anchor::value).contains(spared.value());
            for (var dump : story.shot().dumps()) {
                var profile = ProfileFile.read(
                        DumpIndex.checked(home.dumps(), recorded(story, dump)), spared.value(), MemoryBudget.ofJvm());
                boolean before = !dump.isShipped() && !dump.isSolution();
                var share = assertThat(ApplicationSamples.of(profile).percentOf(spared))
                        .as(dump.file());
                if (before) share.isGreaterThan(2 * spared.floor());
                else share.isLessThan(spared.floor() / 2);
            }
        }
    }

    private static RecordedDump recorded(Story story, Story.Bundled dump) throws IOException {
        return DumpIndex.read(Home.find().dumps()).ofStory(story.name()).stream()
                .filter(line -> line.file().equals(dump.file()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void everyDumpOfAStoryIsBundledAndMeasuredByItsAnchors(Story story) throws IOException {
        var recorded = DumpIndex.read(Home.find().dumps()).ofStory(story.name());
        for (var shot : story.captures()) {
            for (var dump : shot.dumps()) {
                assertThat(recorded)
                        .filteredOn(line -> line.file().equals(dump.file()))
                        .singleElement()
                        .satisfies(line -> {
                            assertThat(line.service()).isEqualTo(dump.service());
                            assertThat(line.kind()).isEqualTo(shot.kind());
                            assertThat(line.anchors())
                                    .extracting(RecordedAnchor::anchor)
                                    .containsExactlyElementsOf(shot.anchors());
                        });
            }
        }
    }

    @Test
    void anUnknownStoryIsAnsweredWithThoseThatExist() {
        assertThatThrownBy(() -> Story.find(Home.find(), "gpu"))
                .isInstanceOfSatisfying(
                        LabError.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessageContaining("gpu")
                .hasMessageContaining("cpu");
    }

    @Test
    void aProjectThatLostItsStoriesIsToldSo() {
        assertThatThrownBy(() -> Story.all(new Home(root)))
                .isInstanceOf(LabError.class)
                .hasMessageContaining("is missing")
                .hasMessageEndingWith("git checkout workshop/stories");
    }

    @Test
    void aFileThatIsNoYamlIsNamed() throws IOException {
        write("cpu", "title: [\n");
        assertThatThrownBy(() -> Story.all(new Home(root)))
                .isInstanceOf(LabError.class)
                .hasMessageContaining("cpu.yaml");
    }

    @Test
    void aWordThatNobodyKnowsIsNamed() throws IOException {
        write("cpu", "chapter: 1\ntitel: CPU\n");
        assertThatThrownBy(() -> Story.all(new Home(root)))
                .isInstanceOf(LabError.class)
                .hasMessageContaining("cpu.yaml")
                .hasMessageContaining("titel");
    }

    @Test
    void anAnchorThatIsNoRegularExpressionIsNamed() throws IOException {
        write("cpu", """
                chapter: 1
                captures:
                  - kind: profile
                    anchors:
                      - {name: broken, pattern: '(', value: cpu, floor: 60}
                """);
        assertThatThrownBy(() -> Story.all(new Home(root)))
                .isInstanceOf(LabError.class)
                .hasMessageContaining("cpu.yaml")
                .hasMessageContaining("broken");
    }

    private void write(String name, String text) throws IOException {
        var stories = Files.createDirectories(root.resolve("workshop/stories"));
        Files.writeString(stories.resolve(name + ".yaml"), text);
    }
}
