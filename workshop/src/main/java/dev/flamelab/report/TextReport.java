package dev.flamelab.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A report that may be too long to be held in memory: it is written piece by piece. */
public interface TextReport {
    /** What to tell the person who asked, beside the report. */
    List<String> warnings();

    void writeTo(Appendable out) throws IOException;

    /** All of it. */
    default String text() {
        var text = new StringBuilder();
        try {
            writeTo(text);
        } catch (IOException e) {
            // A text in memory takes all that is written to it.
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
