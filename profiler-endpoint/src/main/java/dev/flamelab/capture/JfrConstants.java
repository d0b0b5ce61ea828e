package dev.flamelab.capture;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the constants of a chunk: tables that events refer to, which its checkpoints hold, each after the one before.
 * They are gone through no further than to what is asked for: what comes first is often all that events need.
 */
final class JfrConstants {
    private final Map<Long, JfrType> types;
    private final Map<Long, LongTable> pools = new HashMap<>();
    private final JfrBytes in;
    // Where the checkpoint is that comes next, 0 for nowhere, and the one that is gone through.
    private long next;
    private long at = Long.MAX_VALUE;
    private long end;
    // How many tables of that one are still to come.
    private int left;

    /** @param last where the last checkpoint is */
    JfrConstants(Map<Long, JfrType> types, JfrBytes in, long last) {
        this.types = types;
        this.in = in;
        this.next = last;
    }

    /** Where the constants of this type are, by their numbers: those that were found, and those that will be. */
    LongTable pool(long type) {
        LongTable pool = pools.get(type);
        if (pool == null) {
            pool = new LongTable();
            pools.put(type, pool);
        }
        return pool;
    }

    /** Goes through another table. @return whether there was one; if not, all there is has been found */
    boolean findMore() throws IOException {
        while (left == 0) {
            if (next <= 0) {
                return false;
            }
            openCheckpoint();
        }
        left--;
        findTable();
        return true;
    }

    private void openCheckpoint() throws IOException {
        in.seek(next);
        long size = in.number(Integer.BYTES);
        if (size <= 0 || size > at - next) {
            throw new IOException("the recording has a checkpoint that goes on into the next");
        }
        at = next;
        end = at + size;
        // Its type, when, how long.
        in.skipNumbers(3, 3 * Long.BYTES);
        long back = in.number(Long.BYTES);
        next = back == 0 ? 0 : before(at, back);
        in.octet();
        left = in.count();
    }

    private static long before(long at, long back) throws IOException {
        if (back > 0 || at + back <= 0) {
            throw new IOException("the recording has a checkpoint that refers to a later one");
        }
        return at + back;
    }

    private void findTable() throws IOException {
        long id = in.number(Long.BYTES);
        JfrType type = types.get(id);
        if (type == null) {
            throw new IOException("the recording has constants of an unknown type, " + id);
        }
        LongTable pool = pool(id);
        for (int constants = in.count(); constants > 0; constants--) {
            find(type, pool);
        }
        if (in.position() > end) {
            throw new IOException("the recording has a checkpoint with more in it than it has room for");
        }
    }

    /** By itself, to be compiled soon. */
    private void find(JfrType type, LongTable pool) throws IOException {
        pool.add(in.number(Long.BYTES), in.position());
        type.skip(in);
    }
}
