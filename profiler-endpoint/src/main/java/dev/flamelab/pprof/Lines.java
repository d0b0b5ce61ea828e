package dev.flamelab.pprof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a text, one at a time; at the end there is an empty one. Most forms are read as Go's scanner reads, which
 * takes no line of 64 KiB.
 */
final class Lines {
    static final int LONGEST = (1 << 16) - 1;

    /** How many times a line may be in memory while it is looked at. */
    private static final int COPIES = 6;

    private final InputStream in;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int longest;
    private final MemoryBudget budget;
    private long taken;
    private String text = "";
    private boolean isTerminated;

    private Lines(InputStream in, int longest, MemoryBudget budget) {
        this.in = in;
        this.longest = longest;
        this.budget = budget;
    }

    static Lines of(InputStream in, MemoryBudget budget) {
        return new Lines(in, LONGEST, budget);
    }

    /** Lines as long as there is room for. */
    static Lines ofAnyLength(InputStream in, MemoryBudget budget) {
        return new Lines(in, Integer.MAX_VALUE / COPIES, budget);
    }

    /** Goes to the next line; false when there is none. */
    boolean next() throws IOException {
        if (taken > 0) {
            budget.giveBack(taken);
            taken = 0;
            bytes = new ByteArrayOutputStream();
        }
        bytes.reset();
        int next = in.read();
        boolean isLine = next >= 0;
        while (next >= 0 && next != '\n') {
            if (bytes.size() == longest) {
                throw MalformedProfile.parsing("bufio.Scanner: token too long");
            }
            if (bytes.size() > LONGEST && COPIES * bytes.size() > taken) {
                budget.take(COPIES * (long) bytes.size());
                taken += COPIES * (long) bytes.size();
            }
            bytes.write(next);
            next = in.read();
        }
        isTerminated = next == '\n';
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

    /** Whether the line has an end of its own, and not merely that of the text. */
    boolean isTerminated() {
        return isTerminated;
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
