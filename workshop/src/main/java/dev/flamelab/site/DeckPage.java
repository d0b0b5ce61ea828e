package dev.flamelab.site;

import static dev.flamelab.site.SlideHtml.escape;

import java.util.List;
import java.util.Locale;

/** The pages as HTML: a deck for the room, the same deck for its speaker or for paper, and the list of decks. */
final class DeckPage {
    /** What one page makes of a deck; the name is a class of the page, which the style sheet looks at. */
    enum View {
        ROOM("deck.js"),
        SPEAKER("speaker.js"),
        HANDOUT("handout.js");

        private final String script;

        View(String script) {
            this.script = script;
        }
    }

    private DeckPage() {}

    static String deck(Deck deck, View view) {
        var body = new StringBuilder();
        deck.slides().forEach(slide -> body.append(leaf(slide, deck)));
        String title = view == View.SPEAKER ? "Speaker: " + deck.title() : deck.title();
        return page(
                title,
                view.name().toLowerCase(Locale.ROOT),
                "<main id=\"slides\">\n" + body + "</main>\n",
                view.script);
    }

    private static String leaf(Slide slide, Deck deck) {
        String label = "Slide " + slide.number() + " of " + deck.slides().size() + ": " + slide.title();
        return """
            <article class="leaf" data-title="%s">
            <section class="slide %s" role="group" aria-roledescription="slide" aria-label="%s">
            <div class="content">
            %s</div>
            <footer><span>Flamelab</span><span>%s</span><span>%s / %s</span></footer>
            </section>
            <aside class="notes" aria-label="Notes">
            %s</aside>
            </article>
            """.formatted(
                        escape(slide.title()),
                        slide.layout(),
                        escape(label),
                        slide.html(),
                        escape(deck.title()),
                        slide.number(),
                        deck.slides().size(),
                        slide.notes());
    }

    static String index(List<Deck> decks) {
        var items = new StringBuilder();
        for (Deck deck : decks) {
            int count = deck.slides().size();
            items.append("<li><a href=\"/%s\">%s</a> <span>%s %s</span> <a href=\"/%1$s?notes\">with notes</a></li>\n"
                    .formatted(deck.name(), escape(deck.title()), count, count == 1 ? "slide" : "slides"));
        }
        return page("Slides", "plain", "<main>\n<h1>Slides</h1>\n<ul class=\"decks\">\n" + items + "</ul>\n</main>\n");
    }

    static String sentence(String title, String sentence) {
        return page(
                title,
                "plain",
                "<main>\n<h1>%s</h1>\n<p>%s</p>\n<p><a href=\"/\">All slides</a></p>\n</main>\n"
                        .formatted(escape(title), escape(sentence)));
    }

    private static String page(String title, String view, String body, String... scripts) {
        var head = new StringBuilder();
        if (scripts.length > 0) {
            head.append("<script defer src=\"/assets/highlight.min.js\"></script>\n");
        }
        for (String script : scripts) {
            head.append("<script type=\"module\" src=\"/assets/%s\"></script>\n".formatted(script));
        }
        return """
            <!doctype html>
            <html lang="en" class="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/assets/theme.css">
            <link rel="stylesheet" href="/assets/slide.css">
            <link rel="stylesheet" href="/assets/deck.css">
            %s</head>
            <body>
            %s</body>
            </html>
            """.formatted(view, escape(title), head, body);
    }
}
