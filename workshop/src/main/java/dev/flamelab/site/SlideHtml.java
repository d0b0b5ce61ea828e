package dev.flamelab.site;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Turns the Markdown of slides into HTML that holds no markup but its own: an author's HTML is shown as text. */
final class SlideHtml {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .nodeRendererFactory(MarkedText::new)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private SlideHtml() {}

    static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    static String render(Node document) {
        return HTML.render(document);
    }

    /** The notes, with the tag that opens a bullet ({@code Ask:}, {@code Show:}, …) set apart. */
    static String renderNotes(String markdown) {
        return render(parse(markdown))
                .replaceAll(
                        "<li>(<p>)?(Ask|Show|Note|If-late|If-stuck): ",
                        "<li class=\"tagged\">$1<b class=\"tag tag-$2\">$2</b> ");
    }

    /** The text of the first heading, or an empty string. */
    static String title(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                return TEXT.render(node).strip().replaceAll("\\s+", " ");
            }
        }
        return "";
    }

    /** What a reader who cannot see the picture is told instead. */
    static String alternative(Image image) {
        var words = new StringBuilder();
        for (Node node = image.getFirstChild(); node != null; node = node.getNext()) {
            words.append(TEXT.render(node));
        }
        return words.toString().strip();
    }

    interface ImageCheck {
        void check(Image image);
    }

    static void forEachImage(Node document, ImageCheck check) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                check.check(image);
            }
        });
    }

    /** A text in the shape that HTML wants between tags and in attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
