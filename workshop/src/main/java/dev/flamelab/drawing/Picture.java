package dev.flamelab.drawing;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A graph, drawn.
 *
 * @param bytes the file
 * @param warnings what to tell the person who asked for it
 */
public record Picture(byte[] bytes, List<String> warnings) {
    public Picture {
        bytes = bytes.clone();
        warnings = List.copyOf(warnings);
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** A picture that is text, as SVG is. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
