package dev.flamelab.capture;

import java.io.IOException;

/** The parts of a list within a constant, one after the other. */
final class JfrList extends JfrRecord {
    private final JfrType part;
    private int left;

    /** @param owner what the list is a field of */
    JfrList(JfrChunk chunk, JfrTable owner, JfrType part) {
        super(chunk, owner.in());
        this.part = part;
    }

    /** Begins with the list at this position, see {@link JfrRecord#position(int)}. */
    void open(long position) throws IOException {
        in().seek(position);
        left = in().count();
    }

    /** Moves to the next part. @return whether there is one */
    boolean next() throws IOException {
        if (left == 0) {
            return false;
        }
        left--;
        read(part);
        return true;
    }
}
