package dev.flamelab.site;

/** How far the reading of a profile is: told by whoever reads, looked at by whoever waits. */
public final class Progress {
    private volatile long done;
    private volatile long of;
    private volatile String said = "";

    /** So many bytes of so many are read; 0 for as many as there will be. */
    public void at(long bytes, long all) {
        of = all;
        done = bytes;
    }

    /** This is being done. */
    public void say(String sentence) {
        said = sentence;
    }

    long done() {
        return done;
    }

    long of() {
        return of;
    }

    String said() {
        return said;
    }
}
