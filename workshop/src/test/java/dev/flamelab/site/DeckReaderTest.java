package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeckReaderTest {
    @TempDir
    private Path root;

    private Path slides;

    @BeforeEach
    void makeFolder() throws IOException {
        slides = Files.createDirectories(root.resolve("slides"));
        Files.createDirectory(slides.resolve("figures"));
        Files.writeString(slides.resolve("figures/a.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
    }

    @Test
    void rulesEndSlidesAndNoteBeginsNotes() throws IOException {
        Deck deck = read("""
                # One

                text

                Note:

                - Ask: why?

                ---

                ## Two

                --

                ## Three
                """);

        assertThat(deck.title()).isEqualTo("One");
        assertThat(deck.slides()).extracting(Slide::title).containsExactly("One", "Two", "Three");
        assertThat(deck.slides()).extracting(Slide::number).containsExactly(1, 2, 3);
        assertThat(deck.slides().get(0).html()).contains("<p>text</p>").doesNotContain("why");
        assertThat(deck.slides().get(0).notes()).contains("<b class=\"tag tag-Ask\">Ask</b> why?");
        assertThat(deck.slides().get(1).notes()).isEmpty();
    }

    @Test
    void codeMayHoldRulesAndNotes() throws IOException {
        Deck deck = read("""
                ## Code

                ~~~text

                ---

                Note: no note
                ```
                ~~~
                """);

        assertThat(deck.slides()).hasSize(1);
        assertThat(deck.slides().get(0).html()).contains("---").contains("Note: no note");
        assertThat(deck.slides().get(0).notes()).isEmpty();
    }

    @Test
    void linesUnderlinedWithDashesAreHeadingsAsEverywhereInMarkdown() throws IOException {
        assertThat(read("A heading\n---\n\ntext\n").slides())
                .extracting(Slide::title)
                .containsExactly("A heading");
    }

    @Test
    void layoutIsNamedByTheCommentOfReveal() throws IOException {
        Slide slide = read("<!-- .slide: class=\"title wide\" -->\n\n# One\n")
                .slides()
                .get(0);

        assertThat(slide.layout()).isEqualTo("title wide");
        assertThat(slide.html()).doesNotContain(".slide");
    }

    @Test
    void markupOfAnAuthorIsShownAsText() throws IOException {
        String html = read("## A\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n")
                .slides()
                .get(0)
                .html();

        assertThat(html).contains("&lt;script&gt;").doesNotContain("<script").doesNotContain("href=\"javascript");
    }

    @Test
    void outputLineThatAnArrowPointsAtIsLit() throws IOException {
        String html = read("## A\n\n```text\nplain\nhot <1>  ← look\n```\n\n```bash\n./lab # ←\n```\n")
                .slides()
                .get(0)
                .html();

        assertThat(html).contains("plain\n<mark>hot &lt;1&gt;  ← look</mark>\n").contains("./lab # ←\n</code>");
    }

    @Test
    void tablesAndPicturesAreShown() throws IOException {
        String html = read("## A\n\n| a | b |\n|---|---:|\n| 1 | 2 |\n\n![all is well](figures/a.svg)\n")
                .slides()
                .get(0)
                .html();

        assertThat(html).contains("<td align=\"right\">2</td>").contains("alt=\"all is well\"");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
                    '' | slides/01-a.md holds no slide; write a heading and some text
                    'text only' | slides/01-a.md, line 1: this slide has no heading; begin it with ## and its title
                    '# A//---//text' | slides/01-a.md, line 4: this slide has no heading; begin it with ## and its title
                    '# A//---//---//# B' | slides/01-a.md, line 4: this slide is empty; write a heading or remove it
                    '# A//```bash//ls' | slides/01-a.md, line 3: this block of code never ends; close it with ```
                    '# A//Note:/- x//Note:/- y' | slides/01-a.md, line 6: this slide already has notes; put --- between two slides
                    '# A//![](figures\\a.svg)' | slides/01-a.md, line 1: the picture figures\\a.svg has no alternative text; write what it shows between the square brackets
                    '# A//![x](figures:b.svg)' | slides/01-a.md, line 1: the picture figures/b.svg is not there; put it into slides/figures, as figures/NAME.svg or .png
                    '# A//![x](..:secret.png)' | slides/01-a.md, line 1: the picture ../secret.png is not there; put it into slides/figures, as figures/NAME.svg or .png
                    """)
    void whatCannotBeShownIsRefusedInOneSentence(String markdown, String sentence) {
        // In the table a slash is a line's end, so a colon or a backslash stands for the slash of a path.
        String text = markdown.replace("/", "\n")
                .replace("\\", "/")
                .replace("s:b", "s/b")
                .replace("..:", "../");

        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedDeck.class).hasMessage(sentence.replace("\\", "/"));
    }

    @Test
    void textInAnotherEncodingIsRefused() throws IOException {
        Files.write(slides.resolve("01-a.md"), "# Grüße\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> DeckReader.read("01-a", slides.resolve("01-a.md")))
                .hasMessage("slides/01-a.md is not text in UTF-8; save it as such");
    }

    @Test
    void unknownDeckIsAnsweredWithThoseThatAre() throws IOException {
        Files.writeString(slides.resolve("01-a.md"), "# A\n");
        Files.writeString(slides.resolve("02-b.md"), "# B\n");
        Files.writeString(slides.resolve("README.md"), "# Slides\n");

        assertThat(new Decks(slides).names()).containsExactly("01-a", "02-b");
        assertThatThrownBy(() -> new Decks(slides).get("README"))
                .isInstanceOf(UnknownDeck.class)
                .hasMessage("there is no deck README; there is 01-a, 02-b");
    }

    private Deck read(String markdown) throws IOException {
        Path file = slides.resolve("01-a.md");
        Files.writeString(file, markdown);
        return DeckReader.read("01-a", file);
    }
}
