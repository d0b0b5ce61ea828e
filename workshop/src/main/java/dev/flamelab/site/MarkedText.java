package dev.flamelab.site;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Renders blocks of code; in a {@code text} block, a program's output, it lights up each line that an arrow points at. */
final class MarkedText implements NodeRenderer {
    private static final String ARROW = "←";

    private final HtmlWriter html;

    MarkedText(HtmlNodeRendererContext context) {
        html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FencedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
        var block = (FencedCodeBlock) node;
        String language = language(block);
        html.line();
        html.tag("pre");
        html.tag("code", Map.of("class", "language-" + language));
        if (language.equals("text")) {
            block.getLiteral().lines().forEach(this::line);
        } else {
            html.text(block.getLiteral());
        }
        html.tag("/code");
        html.tag("/pre");
        html.line();
    }

    private static String language(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        String first = info.split("\\s", 2)[0];
        return first.isEmpty() ? "text" : first;
    }

    private void line(String line) {
        if (line.contains(ARROW)) {
            html.tag("mark");
            html.text(line);
            html.tag("/mark");
        } else {
            html.text(line);
        }
        html.raw("\n");
    }
}
