package dev.flamelab.demo.session;

/** What the service knows of one user: when they came. */
final class Session {
    /** Room for the latest visits. */
    private static final int LATEST = 2_048;

    private final long[] visits = new long[LATEST];
    private int count;

    /** Notes a visit, and says the how many-eth it is. */
    int visit(long at) {
        visits[count % LATEST] = at;
        return ++count;
    }
}
