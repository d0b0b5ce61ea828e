package dev.flamelab.report;

import dev.flamelab.pprof.Location;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** The numbers of one stack's places, leaf first, while filters cut it. Made once and filled for every sample anew. */
final class Frames {
    private int[] numbers = new int[128];
    private int leaf;
    private int end;

    void clear() {
        leaf = 0;
        end = 0;
    }

    /** Adds a caller of all that is there. */
    void add(int number) {
        if (end == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * end);
        }
        numbers[end++] = number;
    }

    /** Adds frames that the innermost calls and frames that call the outermost. */
    void surround(int[] inner, int[] outer) {
        if (inner.length > 0) {
            int[] old = Arrays.copyOfRange(numbers, leaf, end);
            clear();
            addAll(inner);
            addAll(old);
        }
        addAll(outer);
    }

    /** The places themselves. */
    List<Location> of(List<Location> places) {
        return Arrays.stream(numbers, leaf, end).mapToObj(places::get).toList();
    }

    int size() {
        return end - leaf;
    }

    /** The place at this distance from the leaf. */
    int number(int depth) {
        return numbers[leaf + depth];
    }

    private void addAll(int[] more) {
        for (int number : more) {
            add(number);
        }
    }

    /** Forgets what is called from the place at this depth. */
    void cutBelow(int depth) {
        leaf += depth;
    }

    /** Forgets the callers of the place at this depth. */
    void cutAbove(int depth) {
        end = leaf + depth + 1;
    }

    /** Forgets the places that are to go. */
    void remove(IntPredicate gone) {
        int kept = leaf;
        for (int i = leaf; i < end; i++) {
            if (!gone.test(numbers[i])) {
                numbers[kept++] = numbers[i];
            }
        }
        end = kept;
    }
}
