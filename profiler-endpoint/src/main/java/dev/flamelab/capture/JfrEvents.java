package dev.flamelab.capture;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;

/**
 * The events of some types in a chunk, in the order they were written in:
 *
 * <pre>{@code
 * JfrEvents events = chunk.events(List.of(park));
 * while (events.next()) {
 *     total += events.nanos(duration);
 * }
 * }</pre>
 */
final class JfrEvents extends JfrRecord {
    private static final int MOST_INDEXED = 1 << 14;

    /** How many events are read at once if they are alike. */
    private static final int MOST_AHEAD = 255;

    private final JfrType[] wanted;
    // Where they are in that, by their numbers; below 0 for others.
    private final int[] indexes;
    private final long end;
    private long next;
    private int index;
    // How many more were read.
    private int ahead;

    JfrEvents(JfrChunk chunk, JfrBytes in, Collection<JfrType> types, long first, long end) {
        super(chunk, in);
        this.wanted = types.toArray(new JfrType[0]);
        this.indexes = indexes(wanted);
        this.next = first;
        this.end = end;
    }

    /** Larger numbers than these are looked for one by one. */
    private static int[] indexes(JfrType[] types) {
        int[] indexes = new int[MOST_INDEXED];
        Arrays.fill(indexes, -1);
        for (int i = 0; i < types.length; i++) {
            if (types[i].id() >= 0 && types[i].id() < MOST_INDEXED) {
                indexes[(int) types[i].id()] = i;
            }
        }
        return indexes;
    }

    /** Moves to the next event. @return whether there is one */
    boolean next() throws IOException {
        if (ahead > 0) {
            ahead--;
            move();
            return true;
        }
        return pass() && readOn();
    }

    private boolean readOn() throws IOException {
        JfrType type = wanted[index];
        read(type);
        if (in().position() > next) {
            throw new IOException("the recording has an event with more in it than it has room for");
        }
        if (type.isLongs()) {
            ahead = in().readEvents(next, end, indexes, index, type.fields().size(), roomFor(MOST_AHEAD));
            next = in().passed();
        }
        return true;
    }

    /** Which of the types that were asked for it has, from 0. */
    int index() {
        return index;
    }

    /** Goes on to what is in the next event that is wanted. A loop by itself, to be compiled soon and with little. */
    private boolean pass() throws IOException {
        JfrBytes in = in();
        while (next < end) {
            index = in.passEvents(next, end, indexes);
            next = in.passed();
            if (index >= 0 || next < end && passSlowly(in)) {
                return true;
            }
        }
        return false;
    }

    private boolean passSlowly(JfrBytes in) throws IOException {
        long at = next;
        in.seek(at);
        long size = in.number(Integer.BYTES);
        long id = in.number(Long.BYTES);
        if (size < in.position() - at || size > end - at) {
            throw new IOException("the recording has an event of " + size + " bytes where that cannot be");
        }
        next = at + size;
        for (index = 0; index < wanted.length; index++) {
            if (wanted[index].id() == id) {
                return true;
            }
        }
        return false;
    }
}
