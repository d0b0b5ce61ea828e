package dev.flamelab.lab;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A steady rate at which things are done, whether or not what they set going has come to its end. */
final class Pace {
    private final long nanosBetween;
    private final long start = System.nanoTime();
    private long steps;

    Pace(int perSecond) {
        nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Returns when the next thing is due; at once when that is over. */
    void next() {
        long due = start + steps++ * nanosBetween;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) throw Leftovers.stopped();
        }
    }
}
