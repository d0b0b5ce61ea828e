package dev.flamelab.report;

/** Text in columns. */
final class Columns {
    private Columns() {}

    /** The text at the right of a column; a wider one stays whole. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.codePointCount(0, text.length()))) + text;
    }
}
