package dev.flamelab.pprof;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which locations the numbers in stacks stand for. Stacks are read before it is known where in the file's order the ids
 * that they name will come, so they have raw numbers: ids are nearly always 1 to n in order, and are taken as they are;
 * only when they turn out otherwise, each is looked up. Stacks of several files, put together, keep their raw numbers,
 * and each file's come to stand for places of one table.
 */
final class RawNumbers {
    /** Larger ids are numbered as they come, so that one huge id does not make a huge array. */
    private static final int LARGEST_TAKEN = 1 << 22;

    private static final int UNKNOWN = -1;

    private final Locations table;
    private final Map<Long, Integer> largeIds = new HashMap<>();
    /** The places in the table by raw number; null when they are what they nearly always are. */
    private int[] places;

    private RawNumbers(Locations table, int[] places) {
        this.table = table;
        this.places = places;
    }

    /** Those of a file, whose table is made when all of it was read. */
    static RawNumbers ofFile() {
        return new RawNumbers(new Locations(), null);
    }

    /** Those that will be told one by one. */
    static RawNumbers of(Locations table) {
        return new RawNumbers(table, new int[0]);
    }

    /** The same numbers, of a table of the same order. */
    RawNumbers in(Locations other) {
        return new RawNumbers(other, places);
    }

    Locations table() {
        return table;
    }

    int raw(long id, MemoryBudget budget) throws MalformedProfile {
        if (id >= 0 && id <= LARGEST_TAKEN) {
            return (int) id;
        }
        Integer known = largeIds.get(id);
        if (known == null) {
            budget.take(2 * MemoryBudget.ENTRY);
            known = LARGEST_TAKEN + 1 + largeIds.size();
            largeIds.put(id, known);
        }
        return known;
    }

    /** A location's place in the table, or less than 0 when there is none. */
    int number(int raw) {
        if (places == null) {
            return raw - 1 < table.size() ? raw - 1 : UNKNOWN;
        }
        return raw < places.length ? places[raw] : UNKNOWN;
    }

    /** Whether it is certain without a look that locations with raw numbers from 1 to this are there. */
    boolean hasAllUpTo(int raw) {
        return places == null && raw <= table.size();
    }

    /** Tells for which place a raw number stands. */
    void put(int raw, int place) {
        if (raw >= places.length) {
            int known = places.length;
            places = Arrays.copyOf(places, Math.max(raw + 1, 2 * known));
            Arrays.fill(places, known, places.length, UNKNOWN);
        }
        places[raw] = place;
    }

    /** Puts the places in another order, in which some may be no more. */
    void reorder(int[] order) {
        for (int raw = 0; raw < places.length; raw++) {
            places[raw] = places[raw] < 0 ? UNKNOWN : order[places[raw]];
        }
    }

    /** Sets what the file's table has, once: until then nothing. Of two locations with one id the later counts. */
    void set(Location[] inOrder, long[] ids, MemoryBudget budget) throws MalformedProfile {
        table.set(inOrder, ids);
        int largest = 0;
        boolean areOneToAll = true;
        for (int i = 0; i < ids.length; i++) {
            int raw = raw(ids[i], budget);
            largest = Math.max(largest, raw);
            areOneToAll &= raw == i + 1;
        }
        if (areOneToAll) {
            return;
        }
        budget.take((long) Integer.BYTES * largest);
        places = new int[largest + 1];
        Arrays.fill(places, UNKNOWN);
        for (int i = 0; i < ids.length; i++) {
            places[raw(ids[i], budget)] = i;
        }
    }
}
