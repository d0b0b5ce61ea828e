package dev.flamelab.site;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Image;
import org.commonmark.node.Node;

/** Reads a deck from its Markdown file, and refuses what could not be shown as its author meant it. */
final class DeckReader {
    private DeckReader() {}

    static Deck read(String name, Path file) throws IOException {
        String shownAs = file.getParent().getFileName() + "/" + file.getFileName();
        List<Slide> slides = new ArrayList<>();
        for (SlideSource source : SlideSplitter.split(shownAs, lines(shownAs, file))) {
            slides.add(slide(slides.size() + 1, source, shownAs + ", line " + source.line(), file.getParent()));
        }
        return new Deck(name, slides);
    }

    private static List<String> lines(String shownAs, Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new MalformedDeck(shownAs + " is not text in UTF-8; save it as such");
        }
        if (lines.stream().allMatch(String::isBlank)) {
            throw new MalformedDeck(shownAs + " holds no slide; write a heading and some text");
        }
        return lines;
    }

    private static Slide slide(int number, SlideSource source, String where, Path folder) throws MalformedDeck {
        Node document = SlideHtml.parse(source.shown());
        String title = SlideHtml.title(document);
        if (title.isEmpty()) {
            throw new MalformedDeck(where + ": this slide has no heading; begin it with ## and its title");
        }
        checkImages(document, where, folder);
        String html = SlideHtml.render(document);
        return new Slide(number, title, source.layout(), html, SlideHtml.renderNotes(source.notes()));
    }

    private static void checkImages(Node document, String where, Path folder) throws MalformedDeck {
        List<Image> images = new ArrayList<>();
        SlideHtml.forEachImage(document, images::add);
        for (Image image : images) {
            String target = image.getDestination();
            if (SlideHtml.alternative(image).isEmpty()) {
                throw new MalformedDeck(where + ": the picture " + target
                        + " has no alternative text; write what it shows between the square brackets");
            }
            if (!Figures.isName(target) || !Files.isRegularFile(folder.resolve(target))) {
                throw new MalformedDeck(where + ": the picture " + target
                        + " is not there; put it into slides/figures, as figures/NAME.svg or .png");
            }
        }
    }
}
