package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The source of functions as a page for a browser, with what {@code go tool pprof -weblist} shows: each line's values,
 * and on a click the calls that were inlined there. The page is complete in itself and runs no script.
 */
public final class WebListing implements TextReport {
    private static final String UNKNOWN_LINE = "<instructions with unknown line numbers>";
    private static final int TAB = 8;
    private static final int STEP = 4;

    private static final String STYLE = """
            body { font-family: sans-serif; margin: 1.5em; }
            h2 { font-size: 1.15em; margin: 1.5em 0 0; overflow-wrap: anywhere; }
            .filename, .note { margin: .2em 0; overflow-wrap: anywhere; }
            .number, .quiet, .place { color: GrayText; }
            .code { font-family: monospace; white-space: pre; overflow-x: auto; tab-size: 8; }
            summary { cursor: pointer; list-style: none; }
            summary::-webkit-details-marker { display: none; }
            summary .measured { text-decoration: underline dotted; }
            summary:hover, summary:focus-visible { background: color-mix(in srgb, CanvasText 10%, transparent); }
            """;

    private final Subject subject;
    private final ValueFormat format;
    private final String regex;
    private final SourceCode sources;
    private final Collection<MeasuredFile> files;

    private WebListing(Subject subject, String regex, SourceCode sources, Collection<MeasuredFile> files) {
        this.subject = subject;
        this.format = subject.format();
        this.regex = regex;
        this.sources = sources;
        this.files = files;
    }

    /** Lists what matches by function, file or program. */
    public static WebListing of(Profile profile, View view, String regex, SourceCode sources) {
        Subject subject = Subject.of(profile, view, regex);
        Collection<MeasuredFile> files = MeasuredSource.of(subject, regex);
        if (files.isEmpty()) {
            throw ReportError.noMatch(regex).after(subject.warnings());
        }
        return new WebListing(subject, regex, sources, files);
    }

    @Override
    public List<String> warnings() {
        return subject.warnings();
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        out.append(HtmlPage.start("Source of " + regex, STYLE)).append("<div class=\"legend\">");
        for (String line : Heading.lines(subject, format)) {
            out.append(HtmlPage.escape(line)).append("<br>\n");
        }
        out.append("Total: ").append(format.print(subject.total())).append("</div>\n");
        for (MeasuredFile file : files) {
            for (MeasuredFile.Stretch stretch : file.stretches()) {
                if (stretch.cum() != 0) {
                    addStretch(file, stretch, out);
                }
            }
        }
        out.append(HtmlPage.END);
    }

    private void addStretch(MeasuredFile file, MeasuredFile.Stretch stretch, Appendable out) throws IOException {
        out.append("<h2>").append(HtmlPage.escape(stretch.function())).append("</h2>\n<p class=\"filename\">");
        out.append(HtmlPage.escape(file.name())).append("</p>\n");
        String note = sources.find(file.name()).note();
        if (!note.isEmpty()) {
            out.append("<p class=\"note\">").append(HtmlPage.escape(note)).append("</p>\n");
        }
        out.append("<div class=\"code\">");
        out.append(String.format(
                Locale.ROOT,
                "  Total:  %10s %10s (flat, cum) %s\n",
                format.print(stretch.flat()),
                format.print(stretch.cum()),
                Units.percent(stretch.cum(), subject.total())));
        for (long line = stretch.begin(); line < stretch.end(); line++) {
            List<MeasuredSource.Spot> spots = file.spots(line);
            String source = source(file.name(), line);
            if (source != null || !spots.isEmpty()) {
                addLine(line, source == null ? missing(line) : source, spots, out);
            }
        }
        out.append("</div>\n");
    }

    private static String missing(long line) {
        return line == 0 ? UNKNOWN_LINE : "???";
    }

    /** The text of a line, or null where the file has none or was not found. */
    private String source(String file, long line) {
        List<String> lines = sources.find(file).lines();
        return line < 1 || line > lines.size() ? null : lines.get((int) line - 1);
    }

    private void addLine(long number, String source, List<MeasuredSource.Spot> spots, Appendable out)
            throws IOException {
        long flat = spots.stream().mapToLong(MeasuredSource.Spot::flat).sum();
        long cum = spots.stream().mapToLong(MeasuredSource.Spot::cum).sum();
        boolean calls = spots.stream().anyMatch(spot -> !spot.inlined().isEmpty());
        String text = String.format(
                Locale.ROOT, "   %10s %10s %8s  %s ", orDot(flat), orDot(cum), "", HtmlPage.escape(source));
        String line = String.format(Locale.ROOT, "<span class=\"number\"> %6d</span>", number);
        String kind = spots.isEmpty() ? "quiet" : "measured";
        if (!calls) {
            out.append(line + "<span class=\"" + kind + "\">" + text + "</span>\n");
            return;
        }
        out.append("<details><summary>" + line + "<span class=\"" + kind + "\">" + text + "</span>\n</summary>");
        for (MeasuredSource.Spot spot : spots) {
            addInlined(spot, indentation(source), out);
        }
        out.append("</details>");
    }

    /** The calls inlined at an address, each below its caller; the values stand beside the last one. */
    private void addInlined(MeasuredSource.Spot spot, int indent, Appendable out) throws IOException {
        int depth = 1;
        for (MeasuredSource.Call call : spot.inlined()) {
            boolean last = depth == spot.inlined().size();
            String source = source(call.file(), call.line());
            out.append(String.format(
                    Locale.ROOT,
                    " %8s %10s %10s %8s  %s%s <span class=\"place\">%s:%d</span>\n",
                    "",
                    last ? orDot(spot.flat()) : "",
                    last ? orDot(spot.cum()) : "",
                    "",
                    " ".repeat(indent + STEP * depth),
                    HtmlPage.escape(source == null ? "" : source.strip()),
                    HtmlPage.escape(Paths.baseName(call.file())),
                    call.line()));
            depth++;
        }
    }

    private static int indentation(String line) {
        int column = 0;
        for (int i = 0; i < line.length() && Character.isWhitespace(line.charAt(i)); i++) {
            column = line.charAt(i) == '\t' ? (column / TAB + 1) * TAB : column + 1;
        }
        return column;
    }

    private String orDot(long value) {
        return value == 0 ? "." : format.print(value);
    }
}
