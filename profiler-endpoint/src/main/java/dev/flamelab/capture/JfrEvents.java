package dev.flamelab.capture;

import java.io.IOException;
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
    private final JfrType[] wanted;
    private final long end;
    private long next;

    JfrEvents(JfrChunk chunk, JfrBytes in, Collection<JfrType> types, long first, long end) {
        super(chunk, in);
        this.wanted = types.toArray(new JfrType[0]);
        this.next = first;
        this.end = end;
    }

    /** Moves to the next event. @return whether there is one */
    boolean next() throws IOException {
        JfrType type = pass();
        if (type == null) {
            return false;
        }
        read(type);
        if (in().position() > next) {
            throw new IOException("the recording has an event with more in it than it has room for");
        }
        return true;
    }

    /** Goes on to what is in the next event that is wanted. A loop by itself, to be compiled soon and with little. */
    private JfrType pass() throws IOException {
        JfrBytes in = in();
        while (next < end) {
            long at = next;
            in.seek(at);
            long size = in.number(Integer.BYTES);
            long id = in.number(Long.BYTES);
            if (size < in.position() - at || size > end - at) {
                throw new IOException("the recording has an event of " + size + " bytes where that cannot be");
            }
            next = at + size;
            for (JfrType type : wanted) {
                if (type.id() == id) {
                    return type;
                }
            }
        }
        return null;
    }
}
