package dev.flamelab.site;

/** How far the reading of a profile is, told by whoever reads and looked at by whoever waits. */
public final class Progress {
    private volatile long done;
    private volatile long of;

    /** So many bytes of so many are read; 0 for as many as there will be. */
    public void at(long bytes, long all) {
        of = all;
        done = bytes;
    }

    long done() {
        return done;
    }

    long of() {
        return of;
    }
}
