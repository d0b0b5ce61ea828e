package dev.flamelab.pprof;

import java.util.List;

/**
 * The numbers of a stack's places, one stack after the other. Stacks have their callers in common with the one before
 * more often than not: those are compared, which is quick, and not looked up.
 */
final class StackNumbers {
    private final ProfileStream stream;
    // A stack ends where the array ends, so that common callers stay where they are.
    private int[] numbers = new int[64];
    private List<Location> stack = List.of();

    StackNumbers(ProfileStream stream) {
        this.stream = stream;
    }

    void moveTo(List<Location> next) {
        int depth = next.size();
        if (depth > numbers.length) {
            grow(depth);
        }
        int common = common(next);
        int first = numbers.length - depth;
        for (int i = 0; i < depth - common; i++) {
            numbers[first + i] = stream.number(next.get(i));
        }
        stack = next;
    }

    /** Holds them from {@link #first} on, leaf first. */
    int[] numbers() {
        return numbers;
    }

    int first() {
        return numbers.length - stack.size();
    }

    private int common(List<Location> next) {
        int most = Math.min(stack.size(), next.size());
        int common = 0;
        while (common < most && stack.get(stack.size() - 1 - common) == next.get(next.size() - 1 - common)) {
            common++;
        }
        return common;
    }

    private void grow(int depth) {
        int[] larger = new int[2 * depth];
        System.arraycopy(numbers, 0, larger, larger.length - numbers.length, numbers.length);
        numbers = larger;
    }
}
