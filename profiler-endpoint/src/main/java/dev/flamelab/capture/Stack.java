package dev.flamelab.capture;

import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.NumberedStack;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** A stack of places of one {@link Frames}, leaf first. Each place has one number there, so stacks compare quickly. */
final class Stack {
    private final Places places;
    private final int hash;

    /** @param numbers of places of the table; must not change any more */
    Stack(List<Location> table, int[] numbers) {
        this.places = new Places(table, numbers);
        this.hash = Arrays.hashCode(numbers);
    }

    /** One that cannot change need not be copied for every profile that shows it. */
    NumberedStack places() {
        return places;
    }

    int size() {
        return places.numbers.length;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Stack that
                        && that.hash == hash
                        && that.places.table == places.table
                        && Arrays.equals(that.places.numbers, places.numbers);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    private static final class Places extends AbstractList<Location> implements NumberedStack {
        private final List<Location> table;
        private final int[] numbers;

        Places(List<Location> table, int[] numbers) {
            this.table = table;
            this.numbers = numbers;
        }

        @Override
        public int number(int frame) {
            return numbers[frame];
        }

        @Override
        public List<Location> table() {
            return table;
        }

        @Override
        public Location get(int frame) {
            return table.get(numbers[frame]);
        }

        @Override
        public int size() {
            return numbers.length;
        }
    }
}
