package dev.flamelab.report;

/** Text out of a profile as it stands between quotes in Graphviz's language: it must not get out of them. */
final class DotText {
    /** Of a text that is drawn, in characters. Graphviz gives up on one of 16 KiB. */
    private static final int LONGEST = 2_000;

    private static final int REPLACEMENT = 0xfffd;

    private DotText() {}

    /** The text so that Graphviz shows it as it is, line by line. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\l");
    }

    /** The text as it is, as pprof writes it, unless that would end the quotes or keep them from ending. */
    static String contained(String text) {
        return text.contains("\"") || text.endsWith("\\") ? escaped(text) : text;
    }

    /**
     * A graph that Graphviz can read whatever is in its texts: a name with a zero in it, or one without end, is not to
     * cost the whole picture.
     */
    static String drawable(String dot) {
        var drawable = new StringBuilder(dot.length());
        boolean isText = false;
        int length = 0;
        for (int at = 0; at < dot.length(); ) {
            int letter = dot.codePointAt(at);
            at += Character.charCount(letter);
            if (letter == '"') {
                drawable.append(isText && length > LONGEST ? "…\"" : "\"");
                isText = !isText;
                length = 0;
            } else if (!isText) {
                drawable.appendCodePoint(letter);
            } else {
                boolean isEscape = letter == '\\' && at < dot.length();
                if (length++ < LONGEST) {
                    drawable.appendCodePoint(Character.isISOControl(letter) ? REPLACEMENT : letter);
                    if (isEscape) drawable.append(dot.charAt(at));
                }
                if (isEscape) at++;
            }
        }
        return drawable.toString();
    }
}
