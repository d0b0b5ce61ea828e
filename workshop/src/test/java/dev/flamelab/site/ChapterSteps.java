package dev.flamelab.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads from a chapter what is to be run, in order, with what it should print. */
final class ChapterSteps extends AbstractVisitor {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(YamlFrontMatterExtension.create(), TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();
    private static final Pattern WORD = Pattern.compile("([a-z-]+)(?:=(?:\"([^\"]*)\"|(\\S+)))?");
    private static final Pattern STOP = Pattern.compile("<!-- stop: (.+) -->\\s*");
    private static final Pattern ENDS = Pattern.compile("<!-- ends: (.+) -->\\s*");

    private final List<ChapterStep> steps = new ArrayList<>();

    private ChapterSteps() {}

    static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    static List<ChapterStep> of(String markdown) {
        var reader = new ChapterSteps();
        parse(markdown).accept(reader);
        return List.copyOf(reader.steps);
    }

    @Override
    public void visit(FencedCodeBlock block) {
        String[] info = block.getInfo().strip().split("\\s+", 2);
        String rest = info.length > 1 ? info[1] : "";
        if (info[0].equals("bash")) {
            steps.add(new ChapterStep.Run(line(block), block.getLiteral(), words(rest), null, false));
        } else if (info[0].equals("text")) {
            takeOutput(block, rest.equals("exact"));
        }
    }

    /** Output belongs to the last step, which must be one that prints and has none yet. */
    private void takeOutput(FencedCodeBlock block, boolean exact) {
        ChapterStep last = steps.isEmpty() ? null : steps.remove(steps.size() - 1);
        if (last instanceof ChapterStep.Run run && run.output() == null) {
            steps.add(new ChapterStep.Run(run.line(), run.script(), run.words(), block.getLiteral(), exact));
        } else if (last instanceof ChapterStep.Ends ends && ends.output() == null) {
            steps.add(new ChapterStep.Ends(ends.line(), ends.command(), block.getLiteral()));
        } else {
            throw new IllegalArgumentException("line " + line(block) + ": no command prints this text");
        }
    }

    @Override
    public void visit(HtmlBlock html) {
        Matcher stop = STOP.matcher(html.getLiteral());
        if (stop.matches()) {
            steps.add(new ChapterStep.Stop(line(html), stop.group(1)));
        }
        Matcher ends = ENDS.matcher(html.getLiteral());
        if (ends.matches()) {
            steps.add(new ChapterStep.Ends(line(html), ends.group(1), null));
        }
    }

    private static Map<String, String> words(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.put(
                    word.group(1), word.group(2) != null ? word.group(2) : word.group(3) == null ? "" : word.group(3));
        }
        return words;
    }

    private static int line(Node node) {
        return node.getSourceSpans().get(0).getLineIndex() + 1;
    }
}
