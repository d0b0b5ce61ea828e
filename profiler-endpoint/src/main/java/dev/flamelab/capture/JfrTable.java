package dev.flamelab.capture;

import java.io.IOException;

/** The constants of one type in a chunk, by their numbers. */
final class JfrTable extends JfrRecord {
    private final JfrType type;
    private final JfrConstants constants;
    private final LongTable pool;

    JfrTable(JfrChunk chunk, JfrBytes in, JfrType type, JfrConstants constants) {
        super(chunk, in);
        this.type = type;
        this.constants = constants;
        this.pool = constants.pool(type.id());
    }

    /** Moves to this constant. @return whether there is one; often there is no number 0, which then stands for none */
    boolean find(long id) throws IOException {
        long position = pool.get(id);
        while (position == 0 && constants.findMore()) {
            position = pool.get(id);
        }
        if (position == 0) {
            return false;
        }
        in().seek(position);
        read(type);
        return true;
    }

    /** Goes through all constants of the chunk, for {@link #position}. */
    void findAll() throws IOException {
        boolean isMore = true;
        while (isMore) {
            isMore = constants.findMore();
        }
    }

    /** Where a constant that was found is in the file, 0 for nowhere: those read in this order are read quickest. */
    long position(long id) {
        return pool.get(id);
    }

    /** Where the field is; see {@link JfrType#field}. */
    int field(String name) {
        return type.field(name);
    }
}
