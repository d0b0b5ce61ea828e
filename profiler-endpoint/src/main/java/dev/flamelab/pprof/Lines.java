package dev.flamelab.pprof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a text, one at a time, as Go's scanner has them: none may be too long, and at the end there is an empty one. */
final class Lines {
    private static final int LONGEST = (1 << 16) - 1;

    private final InputStream in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String text = "";

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false when there is none. */
    boolean next() throws IOException {
        bytes.reset();
        int next = in.read();
        boolean isLine = next >= 0;
        while (next >= 0 && next != '\n') {
            if (bytes.size() == LONGEST) {
                throw MalformedProfile.parsing("bufio.Scanner: token too long");
            }
            bytes.write(next);
            next = in.read();
        }
        text = bytes.toString(StandardCharsets.UTF_8);
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        return isLine;
    }

    /** Goes to the next line that is neither blank nor a comment; false when there is none. */
    boolean nextThatSays() throws IOException {
        while (next()) {
            if (says(text)) {
                return true;
            }
        }
        return false;
    }

    boolean nextThatIsNotBlank() throws IOException {
        while (next()) {
            if (!trimmed().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The line as it is. */
    String text() {
        return text;
    }

    String trimmed() {
        return text.strip();
    }

    static boolean says(String line) {
        String trimmed = line.strip();
        return !trimmed.isEmpty() && trimmed.charAt(0) != '#';
    }
}
