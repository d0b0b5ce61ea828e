package dev.flamelab.capture;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Finds the constants of a chunk: tables that events refer to, which its checkpoints hold, each after the one before. */
final class JfrConstants {
    private final Map<Long, JfrType> types;
    private final Map<Long, LongTable> pools = new HashMap<>();
    private final JfrBytes in;

    private JfrConstants(Map<Long, JfrType> types, JfrBytes in) {
        this.types = types;
        this.in = in;
    }

    /** Where every constant is, by the number of its type. @param last where the last checkpoint is */
    static Map<Long, LongTable> find(Map<Long, JfrType> types, JfrBytes in, long last) throws IOException {
        var constants = new JfrConstants(types, in);
        long end = Long.MAX_VALUE;
        for (long at = last; at > 0; ) {
            in.seek(at);
            long size = in.number(Integer.BYTES);
            if (size <= 0 || size > end - at) {
                throw new IOException("the recording has a checkpoint that goes on into the next");
            }
            // Its type, when, how long.
            in.skipNumbers(3, 3 * Long.BYTES);
            long back = in.number(Long.BYTES);
            constants.readCheckpoint(at + size);
            end = at;
            at = back == 0 ? 0 : before(at, back);
        }
        return constants.pools;
    }

    private static long before(long at, long back) throws IOException {
        if (back > 0 || at + back <= 0) {
            throw new IOException("the recording has a checkpoint that refers to a later one");
        }
        return at + back;
    }

    private void readCheckpoint(long end) throws IOException {
        in.octet();
        for (int left = in.count(); left > 0; left--) {
            long id = in.number(Long.BYTES);
            JfrType type = types.get(id);
            if (type == null) {
                throw new IOException("the recording has constants of an unknown type, " + id);
            }
            LongTable pool = pools.get(id);
            if (pool == null) {
                pool = new LongTable();
                pools.put(id, pool);
            }
            for (int constants = in.count(); constants > 0; constants--) {
                pool.add(in.number(Long.BYTES), in.position());
                type.skip(in);
            }
            if (in.position() > end) {
                throw new IOException("the recording has a checkpoint with more in it than it has room for");
            }
        }
    }
}
