package dev.flamelab.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A source file's bytes as lines. */
final class SourceText {
    private SourceText() {}

    /** The lines as pprof counts them: a lone carriage return ends none. Bytes that are no UTF-8 are not refused. */
    static List<String> lines(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        lines.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        return lines;
    }
}
