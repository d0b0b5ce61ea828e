package dev.flamelab.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drawing of Graphviz as a page for a browser: it fills the window, and can be moved with the mouse, with fingers and
 * with the keys {@code + - 0} and the arrows. Where scripts do not run it is still the whole drawing.
 */
public final class PannedSvg {
    private static final Pattern SIZE = Pattern.compile("<svg\\s+width=\"[^\"]+\"\\s+height=\"[^\"]+\"");
    private static final Pattern END_OF_HEAD = Pattern.compile("<svg[^>]*>\\s*");
    /** What no XML file may hold, though a name of a function may. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");

    private PannedSvg() {}

    /** The page. */
    public static String of(String svg) {
        String allowed = FORBIDDEN.matcher(svg).replaceAll("\ufffd");
        String filling = SIZE.matcher(allowed)
                .replaceFirst("<svg width=\"100%\" height=\"100%\" style=\"touch-action:none;cursor:grab\"");
        Matcher head = END_OF_HEAD.matcher(filling);
        if (!head.find()) {
            throw new IllegalArgumentException("this is no drawing of Graphviz: it has no <svg");
        }
        return filling.substring(0, head.end()) + "<script><![CDATA[\n" + script() + "]]></script>\n"
                + filling.substring(head.end());
    }

    private static String script() {
        try (InputStream in = PannedSvg.class.getResourceAsStream("pan.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
