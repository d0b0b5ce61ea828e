package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChapterTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "1", "01", "01-cpu"})
    void aChapterIsFoundByStoryNumberAndFolder(String name) {
        var chapter = Chapter.find(Home.find(), name);
        assertThat(chapter.story()).isEqualTo("cpu");
        assertThat(chapter.number()).isEqualTo(1);
        assertThat(chapter.capture()).isEqualTo("profile");
        assertThat(chapter.window()).isPositive();
        assertThat(chapter.anchors()).isNotEmpty();
        assertThat(Home.find().root().resolve(chapter.fix())).isRegularFile();
    }

    @Test
    void anUnknownChapterIsAnsweredWithThoseThatExist() {
        assertThatThrownBy(() -> Chapter.find(Home.find(), "gpu"))
                .isInstanceOfSatisfying(
                        LabError.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessageContaining("gpu")
                .hasMessageContaining("cpu");
    }

    @Test
    void aChapterWithoutAStoryIsLeftOut() throws IOException {
        write("00-setup", "---\ntitle: Setup\nminutes: 12\n---\n# Setup\n");
        write("01-cpu", "---\ntitle: CPU\nstory: cpu\ncapture: profile\nseconds: 15\n---\n");
        assertThat(Chapter.all(new Home(root))).extracting(Chapter::folder).containsExactly("01-cpu");
    }

    @Test
    void frontMatterThatIsNoYamlIsToldWithItsFile() throws IOException {
        write("01-cpu", "---\ntitle: [\n---\n");
        assertThatThrownBy(() -> Chapter.all(new Home(root)))
                .isInstanceOf(LabError.class)
                .hasMessageContaining("01-cpu/README.md");
    }

    @Test
    void anAnchorThatIsNoRegularExpressionIsNamed() throws IOException {
        write("01-cpu", "---\nstory: cpu\nanchors:\n  - {name: broken, pattern: '(', floor: 60}\n---\n");
        assertThatThrownBy(() -> Chapter.all(new Home(root)))
                .isInstanceOf(LabError.class)
                .hasMessageContaining("01-cpu/README.md")
                .hasMessageContaining("broken");
    }

    private void write(String folder, String text) throws IOException {
        var chapter = Files.createDirectories(root.resolve("workshop/chapters").resolve(folder));
        Files.writeString(chapter.resolve("README.md"), text);
    }
}
