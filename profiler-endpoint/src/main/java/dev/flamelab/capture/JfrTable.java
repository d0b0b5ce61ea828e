package dev.flamelab.capture;

import java.io.IOException;

/** The constants of one type in a chunk, by their numbers. */
final class JfrTable extends JfrRecord {
    private final JfrType type;
    private final LongTable pool;

    JfrTable(JfrChunk chunk, JfrBytes in, JfrType type, LongTable pool) {
        super(chunk, in);
        this.type = type;
        this.pool = pool;
    }

    /** Moves to this constant. @return whether there is one; often there is no number 0, which then stands for none */
    boolean find(long id) throws IOException {
        long position = position(id);
        if (position == 0) {
            return false;
        }
        in().seek(position);
        read(type);
        return true;
    }

    /** Where the constant is in the file, 0 for nowhere: those read in this order are read quickest. */
    long position(long id) {
        return pool.get(id);
    }

    /** Where the field is; see {@link JfrType#field}. */
    int field(String name) {
        return type.field(name);
    }
}
