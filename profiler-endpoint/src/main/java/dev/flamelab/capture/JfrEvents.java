package dev.flamelab.capture;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

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
    private final Map<Long, JfrType> wanted = new HashMap<>();
    private final long end;
    private long next;

    JfrEvents(JfrChunk chunk, JfrBytes in, Collection<JfrType> types, long first, long end) {
        super(chunk, in);
        for (JfrType type : types) {
            wanted.put(type.id(), type);
        }
        this.next = first;
        this.end = end;
    }

    /** Moves to the next event. @return whether there is one */
    boolean next() throws IOException {
        while (next < end) {
            JfrBytes in = in();
            in.seek(next);
            long at = next;
            long size = in.number(Integer.BYTES);
            long id = in.number(Long.BYTES);
            if (size < in.position() - at || size > end - at) {
                throw new IOException("the recording has an event of " + size + " bytes where that cannot be");
            }
            next = at + size;
            JfrType type = wanted.get(id);
            if (type != null) {
                read(type);
                if (in.position() > next) {
                    throw new IOException("the recording has an event with more in it than it has room for");
                }
                return true;
            }
        }
        return false;
    }
}
