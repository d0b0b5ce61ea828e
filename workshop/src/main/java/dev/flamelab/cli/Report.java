package dev.flamelab.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;

/**
 * A report, made and not yet written anywhere.
 *
 * @param text what it says; null when it is none
 * @param bytes what it is when it is no text
 * @param warnings for the person who asked, beside the report
 */
record Report(Content<Writer> text, Content<OutputStream> bytes, List<String> warnings) {
    /** What there is to write. */
    interface Content<T> {
        void write(T out) throws IOException;
    }

    static Report of(String text, List<String> warnings) {
        return new Report(out -> out.write(text), null, warnings);
    }

    static Report binary(Content<OutputStream> bytes, List<String> warnings) {
        return new Report(null, bytes, warnings);
    }

    /** Writes it as it is in a file. */
    void write(OutputStream out) throws IOException {
        if (text == null) {
            bytes.write(out);
            return;
        }
        var writer = new Utf8Writer(out);
        text.write(writer);
        writer.flush();
    }
}
