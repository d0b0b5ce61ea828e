package dev.flamelab.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What services spend their time on, in small: calls, strings, maps, memory that is soon forgotten; and a neighbour who
 * at times holds the locks that each unit of work needs, parks in between, and now and then starts a thread.
 *
 * <p>For each second of CPU time it allocates and waits as much as the middle one of the demo service's stories does
 * under its load: these were measured at 3, 11, 12, 525, 528 and 987 MB, and 250 to 2,200 waits, half of them below 690.
 */
final class Work implements AutoCloseable {
    private static final int DEPTH = 21;
    private static final int WORDS = 50;
    private static final int UNITS_HELD = 4;
    private static final long NANOS_BETWEEN = 2_500_000;
    private static final int HOLDS_PER_THREAD = 32;

    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread neighbour = new Thread(this::bother, "neighbour");
    private volatile boolean closed;
    private long sum;
    private long units;

    Work() {
        neighbour.start();
    }

    /** One unit, a few dozen microseconds long. */
    void unit() {
        long result = calls(DEPTH);
        Map<String, Integer> words = new HashMap<>();
        var text = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            var word = Integer.toString((int) (result + i * 31) & 0x3f, 36);
            words.merge(word, 1, Integer::sum);
            text.append(word).append(' ');
        }
        lock.lock();
        try {
            result += words.size();
        } finally {
            lock.unlock();
        }
        synchronized (monitor) {
            sum += result + text.toString().hashCode();
            units++;
        }
    }

    private static long calls(int n) {
        return n < 2 ? n : calls(n - 1) + calls(n - 2);
    }

    private void bother() {
        for (int hold = 1; !closed; hold++) {
            synchronized (monitor) {
                for (int i = 0; i < UNITS_HELD; i++) unit();
            }
            LockSupport.parkNanos(NANOS_BETWEEN);
            lock.lock();
            try {
                for (int i = 0; i < UNITS_HELD; i++) unit();
            } finally {
                lock.unlock();
            }
            LockSupport.parkNanos(NANOS_BETWEEN);
            if (hold % HOLDS_PER_THREAD == 0) new Thread(this::unit, "short-lived").start();
        }
    }

    /** The neighbour's id as a thread. */
    long neighbour() {
        return neighbour.getId();
    }

    /** How many units both have done. */
    long units() {
        synchronized (monitor) {
            return units;
        }
    }

    /** To be printed in the end, so that no compiler may leave the work out. */
    long sum() {
        synchronized (monitor) {
            return sum;
        }
    }

    /** The neighbour goes. */
    @Override
    public void close() {
        closed = true;
    }
}
