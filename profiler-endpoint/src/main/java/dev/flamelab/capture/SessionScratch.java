package dev.flamelab.capture;

import java.io.IOException;
import java.nio.file.Path;

/** The one directory of a session, made when it is first needed and removed at the end. Safe for use by any thread. */
final class SessionScratch implements AutoCloseable {
    private Scratch scratch;

    SessionScratch() {}

    /** One whose directory is there already. */
    SessionScratch(Scratch scratch) {
        this.scratch = scratch;
    }

    /** The directory. Where there is no making one, every call tries again. */
    synchronized Scratch get() throws IOException {
        if (scratch == null) {
            scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
        }
        return scratch;
    }

    @Override
    public synchronized void close() {
        if (scratch != null) {
            scratch.close();
        }
    }
}
