package dev.flamelab.pprof;

/**
 * Keeps count of the memory that a profile takes while it is read, and refuses it when that becomes too much: better than
 * to fail for want of memory, after minutes of collecting garbage.
 */
final class MemoryBudget {
    /** About what an object for each of these takes, beside what is counted of it elsewhere. */
    static final int STACK = 40;

    static final int SAMPLE = 64;
    static final int ENTRY = 48;

    private static final double SHARE_FOR_A_PROFILE = 0.85;

    private final long most;
    private long taken;

    /** Room for a profile in a JVM that may use so many bytes. */
    MemoryBudget(long memory) {
        most = (long) (memory * SHARE_FOR_A_PROFILE);
    }

    void take(long bytes) throws MalformedProfile {
        if (bytes > most - taken) {
            throw MalformedProfile.tooLarge(
                    "the profile takes more than the " + (most >> 10) + " KiB of memory that there are for it");
        }
        taken += bytes;
    }

    /** Takes back what was taken for something that is no more. */
    void giveBack(long bytes) {
        taken -= bytes;
    }
}
