package dev.flamelab.bench;

import java.util.HashMap;
import java.util.Map;

/** What services spend their time on, in small: calls, strings, maps, a lock, memory that is soon forgotten. */
final class Work {
    private static final int DEPTH = 16;
    private static final int WORDS = 60;

    private final Object lock = new Object();
    private long sum;

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
        synchronized (lock) {
            sum += result + words.size() + text.toString().hashCode();
        }
    }

    private static long calls(int n) {
        return n < 2 ? n : calls(n - 1) + calls(n - 2);
    }

    /** To be printed in the end, so that no compiler may leave the work out. */
    long sum() {
        synchronized (lock) {
            return sum;
        }
    }
}
