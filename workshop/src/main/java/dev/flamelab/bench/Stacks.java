package dev.flamelab.bench;

/** Goes through as many distinct stacks as are wanted, all of one depth: each calls itself from other lines. */
final class Stacks {
    private static final int WAYS = 10;

    /** As deep as those of a service are, more or less. */
    static final int DEPTH = 24;

    private Stacks() {}

    /** Runs this at the leaf of the stack with this number. */
    static void at(int number, Runnable leaf) {
        down(number, DEPTH, leaf);
    }

    private static void down(int digits, int depth, Runnable leaf) {
        int rest = digits / WAYS;
        int left = depth - 1;
        if (depth == 0) leaf.run();
        else
            switch (digits % WAYS) {
                case 0 -> down(rest, left, leaf);
                case 1 -> down(rest, left, leaf);
                case 2 -> down(rest, left, leaf);
                case 3 -> down(rest, left, leaf);
                case 4 -> down(rest, left, leaf);
                case 5 -> down(rest, left, leaf);
                case 6 -> down(rest, left, leaf);
                case 7 -> down(rest, left, leaf);
                case 8 -> down(rest, left, leaf);
                default -> down(rest, left, leaf);
            }
    }
}
