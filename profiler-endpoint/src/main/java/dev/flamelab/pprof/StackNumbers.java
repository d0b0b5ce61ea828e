package dev.flamelab.pprof;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers that a stack's places have in the file, one stack after the other. Those that have numbers already are
 * not looked at again.
 */
final class StackNumbers {
    private final ProfileStream stream;
    // Of each table the numbers here, from 1; 0 of places that no stack had yet. Nearly always there is one.
    private final Map<List<Location>, int[]> known = new IdentityHashMap<>();
    private List<Location> table = List.of();
    private int[] ofTable = {};
    private int[] numbers = new int[64];

    StackNumbers(ProfileStream stream) {
        this.stream = stream;
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
                numbers[i] = stream.number(stack.get(i));
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
            ofTable[place] = stream.number(table.get(place));
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
