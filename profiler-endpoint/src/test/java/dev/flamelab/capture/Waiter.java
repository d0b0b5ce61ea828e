package dev.flamelab.capture;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Waits whose length is known, since who waits has looked at the clock before and after. */
final class Waiter {
    private static final Object MONITOR = new Object();
    private static final Lock LOCK = new ReentrantLock();

    private Waiter() {}

    static long longEnter() {
        return enter();
    }

    static long shortEnter() {
        return enter();
    }

    static long longLock() {
        return lock();
    }

    static long shortLock() {
        return lock();
    }

    private static long enter() {
        long before = System.nanoTime();
        synchronized (MONITOR) {
            return System.nanoTime() - before;
        }
    }

    private static long lock() {
        long before = System.nanoTime();
        LOCK.lock();
        LOCK.unlock();
        return System.nanoTime() - before;
    }

    /** Keeps another thread waiting for the monitor, for so long at least. Returns how long that thread has waited. */
    static long keepFromMonitor(Duration duration, LongSupplier wait) {
        CompletableFuture<Long> waited;
        synchronized (MONITOR) {
            waited = keep(duration, wait);
        }
        return waited.join();
    }

    /** Keeps another thread waiting for the lock, for so long at least. Returns how long that thread has waited. */
    static long keepFromLock(Duration duration, LongSupplier wait) {
        CompletableFuture<Long> waited;
        LOCK.lock();
        try {
            waited = keep(duration, wait);
        } finally {
            LOCK.unlock();
        }
        return waited.join();
    }

    private static CompletableFuture<Long> keep(Duration duration, LongSupplier wait) {
        var waited = new CompletableFuture<Long>();
        var thread = new Thread(() -> waited.complete(wait.getAsLong()), "kept-waiting");
        thread.start();
        Captures.await(() -> thread.getState() == Thread.State.BLOCKED || thread.getState() == Thread.State.WAITING);
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return waited;
    }

    /** So many waits, each as brief as can be. */
    static void park(int times) {
        for (int i = 0; i < times; i++) {
            LockSupport.parkNanos(1);
        }
    }
}
