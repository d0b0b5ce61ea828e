package dev.flamelab.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.flamelab.compare.Anchor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One chapter, as the front matter of its text describes it.
 *
 * @param folder such as {@code 01-cpu}
 * @param story the fault in the demo service that it teaches
 * @param capture the kind of profile that shows it
 * @param window for how long to capture
 * @param fix the file that a learner edits, relative to the project's root
 */
public record Chapter(
        String folder, String title, String story, String capture, Duration window, List<Anchor> anchors, String fix) {
    private static final String TEXT = "README.md";
    private static final ObjectReader YAML = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(FrontMatter.class);

    public Chapter {
        anchors = List.copyOf(anchors);
    }

    /** What of the front matter is read here; quiz and minutes are other people's. */
    private record FrontMatter(
            String title, String story, String capture, int seconds, List<Anchor> anchors, String fix) {}

    /** The chapter that somebody means by its number, its story or its folder. */
    public static Chapter find(Home home, String name) {
        var chapters = all(home);
        return chapters.stream()
                .filter(chapter -> chapter.answersTo(name))
                .findFirst()
                .orElseThrow(() -> LabError.usage("there is no chapter " + name + ": there is "
                        + chapters.stream().map(Chapter::story).collect(Collectors.joining(", "))));
    }

    /** All chapters that have a story, in order. */
    public static List<Chapter> all(Home home) {
        var chapters = new ArrayList<Chapter>();
        try (var folders = Files.newDirectoryStream(home.chapters(), "[0-9]*-*")) {
            for (var folder : folders) {
                var text = folder.resolve(TEXT);
                if (Files.isRegularFile(text)) chapters.add(read(text));
            }
        } catch (IOException e) {
            throw LabError.machine("the chapters in " + Home.shown(home.chapters()) + " cannot be read: " + e, e);
        }
        chapters.removeIf(chapter -> chapter.story() == null);
        chapters.sort((one, other) -> one.folder().compareTo(other.folder()));
        return chapters;
    }

    private static Chapter read(Path text) throws IOException {
        try {
            FrontMatter front = YAML.readValue(frontMatter(Files.readString(text)));
            return new Chapter(
                    text.getParent().getFileName().toString(),
                    front.title(),
                    front.story(),
                    front.capture(),
                    Duration.ofSeconds(front.seconds()),
                    front.anchors() == null ? List.of() : front.anchors(),
                    front.fix());
        } catch (JsonProcessingException e) {
            throw LabError.machine(
                    "the front matter of " + Home.shown(text) + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static String frontMatter(String text) {
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals("---")) return "{}";
        return lines.stream().skip(1).takeWhile(line -> !line.equals("---")).collect(Collectors.joining("\n"));
    }

    /** Its number as one types it: 1 for {@code 01-cpu}. */
    public int number() {
        return Integer.parseInt(folder.replaceAll("-.*", ""));
    }

    /** Where it is written. */
    public Path text(Home home) {
        return home.chapters().resolve(folder).resolve(TEXT);
    }

    private boolean answersTo(String name) {
        return name.equals(story) || name.equals(folder) || name.matches("0*" + number());
    }
}
