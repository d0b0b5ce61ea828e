package dev.flamelab.site;

/** How far the reading of a profile is: told by whoever reads, looked at by whoever waits. */
public final class Progress {
    private volatile long done;
    private volatile long of;
    private volatile String said = "";
    private volatile boolean isStopped;

    /** Somebody has stopped what was to be read. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the reading was stopped: open it again with Compare");
        }
    }

    /** So many bytes of so many are read, 0 for as many as there will be; fails when nobody wants the rest. */
    public void at(long bytes, long all) {
        check();
        of = all;
        done = bytes;
    }

    /** Has the reading fail where it next tells how far it is. */
    void stop() {
        isStopped = true;
    }

    void check() {
        if (isStopped) throw new Stopped();
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
