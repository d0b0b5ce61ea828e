package dev.flamelab.capture;

import java.util.Set;

/** Tells waiting for a lock from waiting for something to happen, by the class of what a parked thread waits for. */
final class Locks {
    private static final String LOCKS = "java.util.concurrent.locks.";
    private static final String CONDITION = "$ConditionObject";

    /** Locks that are hidden in other classes: of a bin of a map, and of a worker of a pool. */
    private static final Set<String> HIDDEN =
            Set.of("java.util.concurrent.ConcurrentHashMap$TreeBin", "java.util.concurrent.ThreadPoolExecutor$Worker");

    private Locks() {}

    /** Whether it is one of the locks of {@code java.util.concurrent}; its conditions, latches and queues are not. */
    static boolean isLock(String parkedClass) {
        return parkedClass.startsWith(LOCKS) && !parkedClass.endsWith(CONDITION) || HIDDEN.contains(parkedClass);
    }
}
