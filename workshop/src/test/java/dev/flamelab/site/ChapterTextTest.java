package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules for a chapter's text, and that its deck speaks of the same things. */
class ChapterTextTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> BEATS = List.of("Predict", "Load", "Capture", "Read", "Quiz", "Fix", "Verify");
    private static final Pattern SLIGHTING = Pattern.compile("(?i)\\b(just|simply|obviously|easy|easily|trivial)\\b");
    private static final int LONGEST_OUTPUT = 12;
    private static final int LONGEST_SENTENCE = 25;
    private static final int MOST_SLIDES = 8;
    private static final int MOST_NOTES = 8;
    private static final Pattern PATH =
            Pattern.compile("(?:[a-z-]+/)+[A-Za-z0-9.-]+\\.(?:java|md|svg|html|json|jar|gz)");
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    static Stream<Path> chapters() throws IOException {
        return ChapterCommandsTest.chapters().map(name -> ROOT.resolve("workshop/chapters/" + name + "/README.md"));
    }

    static Stream<Path> decks() throws IOException {
        return new Decks(ROOT.resolve("slides")).names().stream().map(name -> ROOT.resolve("slides/" + name + ".md"));
    }

    static Stream<Path> texts() throws IOException {
        return Stream.concat(chapters(), decks());
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void frontMatterIsComplete(Path chapter) throws IOException {
        JsonNode front = frontMatter(chapter);
        assertThat(front.path("title").asText()).isEqualTo(headings(chapter).get(0));
        assertThat(front.path("minutes").asInt()).isBetween(5, 60);
        Story story = Story.find(new Home(ROOT), front.path("story").asText());
        assertThat(story.title()).isEqualTo(front.path("title").asText());
        assertThat(story.text(new Home(ROOT))).contains(chapter);
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void hintsAndQuizOfTheTextAreThoseOfTheStory(Path chapter) throws IOException {
        String text = oneLine(Files.readString(chapter).split("\n---\n", 2)[1]);
        Story story =
                Story.find(new Home(ROOT), frontMatter(chapter).path("story").asText());
        assertThat(story.hints()).isNotEmpty().allSatisfy(hint -> assertThat(text)
                .contains(oneLine(hint)));
        assertThat(story.quiz()).isNotEmpty().allSatisfy(question -> {
            assertThat(text).contains(question.question(), question.why());
            assertThat(question.options()).allSatisfy(option -> assertThat(text).contains(option));
            assertThat(question.wrong()).allSatisfy(belief -> assertThat(text)
                    .contains(belief.answer().replace("\\", ""), belief.cure()));
        });
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void sevenBeatsComeInOrder(Path chapter) throws IOException {
        assertThat(headings(chapter)).containsSubsequence(BEATS);
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void everyCommandIsRunOrSaysWhyNotAndShowsWhatItPrints(Path chapter) throws IOException {
        for (ChapterStep step : ChapterSteps.of(Files.readString(chapter))) {
            if (step instanceof ChapterStep.Run run) {
                String where = "line " + run.line();
                if (!run.isRun()) {
                    assertThat(run.reason()).as(where).isNotBlank();
                } else {
                    assertThat(run.isSilent() || run.inBackground() || run.output() != null)
                            .as(where + " shows no output")
                            .isTrue();
                }
                assertThat(run.output() == null ? 0 : run.output().lines().count())
                        .as(where + ", lines of output")
                        .isLessThanOrEqualTo(LONGEST_OUTPUT);
                assertThat(run.script().lines()).as(where).noneMatch(line -> line.startsWith("$ "));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void picturesSayWhatTheyShowAndPathsLeadSomewhere(Path text) throws IOException {
        ChapterSteps.parse(Files.readString(text)).accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                assertThat(SlideHtml.alternative(image)).hasSizeGreaterThan(20).endsWith(".");
                assertThat(text.resolveSibling(image.getDestination())).isRegularFile();
            }

            @Override
            public void visit(Link link) {
                assertThat(text.resolveSibling(link.getDestination())).exists();
            }
        });
        String all = Files.readString(text).replaceAll("\\]\\([^)]*\\)", "]");
        assertThat(PATH.matcher(all).results().map(MatchResult::group))
                .filteredOn(path -> !path.startsWith("my-dumps/") && !path.contains("figures/"))
                .allMatch(path -> Stream.of(ROOT, ROOT.resolve("demo-service/src/main/java"))
                        .anyMatch(folder -> Files.exists(folder.resolve(path))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void noWordMakesTheReaderFeelSlowAndNoSentenceIsLong(Path text) throws IOException {
        for (String paragraph : paragraphs(text)) {
            assertThat(SLIGHTING.matcher(paragraph).results().map(MatchResult::group))
                    .as(paragraph)
                    .isEmpty();
            for (String sentence : paragraph.split("(?<=[.?!:;]) ")) {
                assertThat(sentence.split(" ").length).as(sentence).isLessThanOrEqualTo(LONGEST_SENTENCE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("decks")
    void deckIsShortAndHasNotesForItsSpeaker(Path deck) throws IOException {
        String name = deck.getFileName().toString().replace(".md", "");
        List<Slide> slides = DeckReader.read(name, deck).slides();
        assertThat(slides).hasSizeLessThanOrEqualTo(MOST_SLIDES).allSatisfy(slide -> {
            long bullets =
                    Pattern.compile("<li").matcher(slide.notes()).results().count();
            long tagged = Pattern.compile("<b class=\"tag ")
                    .matcher(slide.notes())
                    .results()
                    .count();
            assertThat(bullets)
                    .as(slide.title())
                    .isBetween(1L, (long) MOST_NOTES)
                    .isEqualTo(tagged);
        });
        assertThat(slides.toString()).contains("tag-Ask", "tag-Show", "tag-Note", "tag-If-late", "tag-If-stuck");
    }

    @ParameterizedTest
    @MethodSource("decks")
    void deckNamesThingsAsItsChapterDoes(Path deck) throws IOException {
        String name = deck.getFileName().toString().replace(".md", "");
        Path chapter = ROOT.resolve("workshop/chapters/" + name + "/README.md");
        String text = Files.readString(chapter);
        assertThat(headings(deck).get(0)).isEqualTo(headings(chapter).get(0));
        assertThat(codes(deck)).isNotEmpty().allSatisfy(code -> assertThat(text).contains(code));
    }

    /** What a document puts into code: words in a line, and each command of a block. */
    private static List<String> codes(Path document) throws IOException {
        List<String> codes = new ArrayList<>();
        String text = Files.readString(document);
        SlideSplitter.split(document.toString(), text.lines().toList())
                .forEach(slide -> SlideHtml.parse(slide.shown()).accept(new AbstractVisitor() {
                    @Override
                    public void visit(Code code) {
                        codes.add(code.getLiteral());
                    }
                }));
        Pattern.compile("(?s)```bash\n(.*?)```").matcher(text).results().forEach(block -> block.group(1)
                .lines()
                .forEach(codes::add));
        return codes;
    }

    private static JsonNode frontMatter(Path chapter) throws IOException {
        return new YAMLMapper().readTree(Files.readString(chapter).split("\n---\n", 2)[0]);
    }

    private static List<String> headings(Path document) throws IOException {
        List<String> headings = new ArrayList<>();
        ChapterSteps.parse(Files.readString(document)).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(TEXT.render(heading).strip());
            }
        });
        return headings;
    }

    private static List<String> paragraphs(Path document) throws IOException {
        List<String> paragraphs = new ArrayList<>();
        ChapterSteps.parse(Files.readString(document)).accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                paragraphs.add(oneLine(withoutPictures(paragraph)));
            }
        });
        return paragraphs;
    }

    private static String withoutPictures(Node paragraph) {
        return paragraph.getFirstChild() instanceof Image ? "" : TEXT.render(paragraph);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("(?m)> ", "").strip();
    }
}
