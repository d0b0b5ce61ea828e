package dev.flamelab.pprof;

import java.io.IOException;

/**
 * Keeps count of the memory that profiles take while they are read, and refuses them when that becomes too much: better
 * than to fail for want of memory, after minutes of collecting garbage. Who reads several profiles, one after the other
 * or at once, has one budget for all of them:
 *
 * <pre>{@code
 * MemoryBudget budget = MemoryBudget.ofJvm();
 * Profile later = ProfileReader.read(first, ProfileReader.LARGEST, budget);
 * Profile earlier = ProfileReader.read(second, ProfileReader.LARGEST, budget);
 * }</pre>
 *
 * <p>What a profile takes that is refused is given back. Who drops a profile that was read says so, and reads it with a
 * {@link #part} of its own for that.
 */
public final class MemoryBudget {
    /** About what an object for each of these takes, in bytes, beside what is counted of it elsewhere. */
    static final int SAMPLE = 64;

    static final int ENTRY = 48;

    private static final double SHARE_FOR_PROFILES = 0.85;
    /** What a program takes that reads profiles and does little else. */
    private static final long PROGRAM = 12 << 20;

    private final long most;
    /** What this is a part of, or null. */
    private final MemoryBudget whole;

    private long taken;

    /** Room for profiles in a JVM that may use so many bytes. */
    MemoryBudget(long memory) {
        this((long) (memory * SHARE_FOR_PROFILES), null);
    }

    private MemoryBudget(long most, MemoryBudget whole) {
        this.most = most;
        this.whole = whole;
    }

    /** 85 % of the memory that this JVM may use and that is not the program's own. */
    public static MemoryBudget ofJvm() {
        long memory = Runtime.getRuntime().maxMemory();
        return new MemoryBudget(Math.max(memory - PROGRAM, memory / 2));
    }

    /** A part of it, as large as there is room, for what may be dropped before the rest is. */
    public MemoryBudget part() {
        return new MemoryBudget(most, this);
    }

    /** Takes back all that has been taken of this part, for what was read with it is no more. */
    public synchronized void giveBack() {
        giveBack(taken);
    }

    /** Whether something has been read that takes some of it. */
    public synchronized boolean isTaken() {
        return taken > 0;
    }

    /** Reads a profile. */
    interface Reading {
        /** Reads it with this part of the budget. */
        Profile read(MemoryBudget part) throws IOException;
    }

    /** Has a profile read, and takes back what that took when it fails. */
    Profile lend(Reading reading) throws IOException {
        MemoryBudget part = part();
        boolean isRead = false;
        try {
            Profile profile = reading.read(part);
            isRead = true;
            return profile;
        } finally {
            if (!isRead) {
                part.giveBack();
            }
        }
    }

    /** The same as {@link #take}, for what mostly grows by nothing. */
    void takeIfAny(int bytes) throws MalformedProfile {
        if (bytes != 0) {
            take(bytes);
        }
    }

    synchronized void take(long bytes) throws MalformedProfile {
        if (whole != null) {
            whole.take(bytes);
        } else if (bytes > most - taken) {
            throw MalformedProfile.tooLarge(
                    "the profile takes more than the " + (most >> 10) + " KiB of memory that there are for it");
        }
        taken += bytes;
    }

    /** Takes back what was taken for something that is no more. */
    synchronized void giveBack(long bytes) {
        if (whole != null) {
            whole.giveBack(bytes);
        }
        taken -= bytes;
    }
}
