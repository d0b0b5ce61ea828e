package dev.flamelab.capture;

import dev.flamelab.pprof.Profile;
import java.util.Collection;
import java.util.List;

/** Tells where all threads are. */
final class ThreadDumps {
    private final String service;
    private final int stackDepth;

    ThreadDumps(String service, int stackDepth) {
        this.service = service;
        this.stackDepth = stackDepth;
    }

    /** Counts equal stacks that somebody else has taken. */
    Profile count(String name, Collection<StackTraceElement[]> stacks) {
        var counts = new StackCounts(name, service, stackDepth);
        stacks.forEach(stack -> counts.add(List.of(stack), false));
        return counts.profile(System.currentTimeMillis());
    }
}
