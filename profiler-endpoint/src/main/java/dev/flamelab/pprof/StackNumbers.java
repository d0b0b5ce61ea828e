package dev.flamelab.pprof;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The numbers that a stack's places have in a file or in a sum, one stack after the other. Those that have numbers
 * already are not looked at again.
 */
final class StackNumbers {
    private final ToIntFunction<Location> number;
    // Of each table the numbers here, from 1; 0 of places that no stack had yet. Nearly always there is one.
    private final Map<List<Location>, int[]> known = new IdentityHashMap<>();
    /** Of places in stacks without numbers: hashing one by value walks to every name in it. */
    private final Map<Location, Integer> met = new IdentityHashMap<>();

    private List<Location> table = List.of();
    private int[] ofTable = {};
    private int[] numbers = new int[64];

    /** @param number the number of a place, from 1; asked for once for each place of a table */
    StackNumbers(ToIntFunction<Location> number) {
        this.number = number;
    }

    /** Leaf first, and more behind them. */
    int[] of(List<Location> stack) {
        int depth = stack.size();
        if (depth > numbers.length) {
            numbers = new int[2 * depth];
        }
        if (stack instanceof NumberedStack numbered) {
            moveTo(numbered.table());
            for (int i = 0; i < depth; i++) {
                numbers[i] = ofTable(numbered.number(i));
            }
        } else {
            for (int i = 0; i < depth; i++) {
                numbers[i] = met.computeIfAbsent(stack.get(i), number::applyAsInt);
            }
        }
        return numbers;
    }

    private int ofTable(int place) {
        if (place >= ofTable.length) {
            ofTable = Arrays.copyOf(ofTable, Math.max(table.size(), place + 1));
            known.put(table, ofTable);
        }
        if (ofTable[place] == 0) {
            ofTable[place] = number.applyAsInt(table.get(place));
        }
        return ofTable[place];
    }

    private void moveTo(List<Location> next) {
        if (next != table) {
            table = next;
            ofTable = known.computeIfAbsent(next, added -> new int[added.size()]);
        }
    }
}
