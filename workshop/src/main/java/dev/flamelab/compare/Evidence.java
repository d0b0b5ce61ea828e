package dev.flamelab.compare;

/**
 * What shares of a sample type rest on: observations that were drawn by chance, of which it takes many, or a count of
 * all there is, of which a few will do.
 */
public enum Evidence {
    /** CPU or wall time: one sample every so often. */
    SAMPLES("application samples", 400, 5, false),
    /** Allocations: one sample for every so many bytes. */
    ALLOCATIONS("sampled allocations", 400, 5, false),
    /** Objects in use, of which the JVM watches a few hundred; how many of them there are grows with the run. */
    LIVE_OBJECTS("sampled live objects", 60, 20, true),
    /** Waits: all of them are counted. */
    WAITS("waits", 100, 10, false),
    /** What event loops do, as far as the application tells: all of it is counted; how long it takes, other programs tell. */
    REGIONS("regions on event loops", 400, 5, true),
    /** Threads: all of them are counted; how many there are grows with the run. */
    THREADS("threads", 20, 20, true);

    private final String label;
    private final int least;
    private final double mostLeft;
    private final boolean varies;

    Evidence(String label, int least, double mostLeft, boolean varies) {
        this.label = label;
        this.least = least;
        this.mostLeft = mostLeft;
        this.varies = varies;
    }

    /** The kind of evidence that there is for a sample type. */
    public static Evidence of(String value) {
        return switch (value) {
            case "alloc_objects", "alloc_space" -> ALLOCATIONS;
            case "inuse_objects", "inuse_space" -> LIVE_OBJECTS;
            case "contentions", "delay" -> WAITS;
            case "regions", "region" -> REGIONS;
            case "goroutine", "threadcreate" -> THREADS;
            default -> SAMPLES;
        };
    }

    /** Below so many chance alone moves a share by more than a verdict can bear. */
    public int least() {
        return least;
    }

    /**
     * Whether the share depends on more than the program, for how long it has run or how busy the machine is, so that
     * only its floor can be asked for.
     */
    public boolean varies() {
        return varies;
    }

    /** Whether it is all there was, so that two amounts of it can be compared. */
    public boolean isCounted() {
        return this == WAITS || this == REGIONS || this == THREADS;
    }

    /**
     * An anchor is gone when so much of its cost is left, in percent: a smaller lock is still waited for now and then, a
     * bound is no ban, and of live objects the JVM watches only a few hundred.
     */
    public double mostLeft() {
        return mostLeft;
    }

    /** What they are called in a table. */
    public String label() {
        return label;
    }
}
