package dev.flamelab.trace;

/** A stretch of one thread's work, from its beginning until it is closed. For use by that thread, once. */
public final class Region implements AutoCloseable {
    /** Stands for every region that nobody records. */
    static final Region NONE = new Region(null);

    private Runnable end;

    Region(Runnable end) {
        this.end = end;
    }

    @Override
    public void close() {
        if (end != null) {
            end.run();
            end = null;
        }
    }
}
