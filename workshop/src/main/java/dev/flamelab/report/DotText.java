package dev.flamelab.report;

/** Text out of a profile as it stands between quotes in Graphviz's language: it must not get out of them. */
final class DotText {
    private DotText() {}

    /** The text so that Graphviz shows it as it is, line by line. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\l");
    }

    /** The text as it is, as pprof writes it, unless that would end the quotes or keep them from ending. */
    static String contained(String text) {
        return text.contains("\"") || text.endsWith("\\") ? escaped(text) : text;
    }
}
