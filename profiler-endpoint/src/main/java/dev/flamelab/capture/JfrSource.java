package dev.flamelab.capture;

import dev.flamelab.capture.JfrProfiles.Kind;

/** Where the samples of a kind come from. Of those of one kind that a recording has, the later one tells more. */
enum JfrSource {
    EXECUTION(Kind.CPU, "jdk.ExecutionSample"),
    CPU_TIME(Kind.CPU, "jdk.CPUTimeSample"),
    WALL_CLOCK(Kind.WALL, "profiler.WallClockSample"),
    ALLOCATION_SAMPLE(Kind.ALLOC, "jdk.ObjectAllocationSample"),
    ALLOCATION(Kind.ALLOC, "jdk.ObjectAllocationInNewTLAB"),
    OLD_OBJECT(Kind.LIVE, "jdk.OldObjectSample"),
    LIVE_OBJECT(Kind.LIVE, "profiler.LiveObject"),
    WAIT(Kind.LOCK, "jdk.JavaMonitorEnter"),
    REGION(Kind.REGION, "dev.flamelab.Region");

    private final Kind kind;
    private final String event;

    JfrSource(Kind kind, String event) {
        this.kind = kind;
        this.event = event;
    }

    /** One of those of a kind. */
    static JfrSource of(Kind kind) {
        for (JfrSource source : values()) {
            if (source.kind == kind) {
                return source;
            }
        }
        throw new IllegalArgumentException("no events are of kind " + kind);
    }

    /** What most of its events are called in a recording. */
    String event() {
        return event;
    }

    Kind kind() {
        return kind;
    }

    /** How far samples are apart, in the unit of the profile's period; 0 where that is not told. */
    long period(JfrRecorder recorder) {
        if (kind == Kind.CPU) {
            return this == EXECUTION ? recorder.cpuInterval() : recorder.cpuTimePeriod();
        }
        if (this == ALLOCATION || this == LIVE_OBJECT) {
            return Math.max(0, recorder.allocInterval());
        }
        return this == WALL_CLOCK ? recorder.wallInterval() : this == WAIT || this == REGION ? 1 : 0;
    }

    /** Whether its events tell how it is at one moment, so that later ones replace earlier ones. */
    boolean isSnapshot() {
        return kind == Kind.LIVE;
    }

    /** Whether its stacks are Java's alone, so that all recorders give one place the same one. */
    boolean isJavaOnly() {
        return kind == Kind.ALLOC || kind == Kind.LIVE;
    }
}
