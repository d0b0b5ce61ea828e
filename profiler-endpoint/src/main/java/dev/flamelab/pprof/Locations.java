package dev.flamelab.pprof;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.UnaryOperator;

/**
 * All locations of a profile that was read, in the file's order, used or not. Stacks are read before it is known where
 * in that order the ids that they name will come, so they have raw numbers: ids are nearly always 1 to n in order, and
 * are taken as they are; only when they turn out otherwise, each is looked up.
 */
public final class Locations extends AbstractList<Location> implements RandomAccess {
    /** Larger ids are numbered as they come, so that one huge id does not make a huge array. */
    private static final int LARGEST_TAKEN = 1 << 22;

    private static final int UNKNOWN = -1;

    private final Map<Long, Integer> largeIds = new HashMap<>();
    private Location[] all = {};
    private long[] ids = {};
    /** The places in the list by raw number; null when they are what they nearly always are. */
    private int[] places;

    Locations() {}

    @Override
    public Location get(int number) {
        return all[number];
    }

    @Override
    public int size() {
        return all.length;
    }

    /** The id that the location has in the file. */
    public long id(int number) {
        return ids[number];
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

    /** A location's place in the list, or less than 0 when the file has none of this id. */
    int number(int raw) {
        if (places == null) {
            return raw - 1 < all.length ? raw - 1 : UNKNOWN;
        }
        return raw < places.length ? places[raw] : UNKNOWN;
    }

    /** The same list, with each location changed in the same way. */
    Locations changed(UnaryOperator<Location> change) {
        var changed = new Locations();
        changed.largeIds.putAll(largeIds);
        changed.all = Arrays.stream(all).map(change).toArray(Location[]::new);
        changed.ids = ids;
        changed.places = places;
        return changed;
    }

    /** Whether it is certain without a look that locations with raw numbers from 1 to this are there. */
    boolean hasAllUpTo(int raw) {
        return places == null && raw <= all.length;
    }

    /** Sets what is in the list, once: until then nothing is. Of two locations with one id the later counts. */
    void set(Location[] inOrder, long[] theirIds, MemoryBudget budget) throws MalformedProfile {
        all = inOrder;
        ids = theirIds;
        if (isOneToAll(budget)) {
            return;
        }
        int largest = 0;
        for (long id : ids) {
            largest = Math.max(largest, raw(id, budget));
        }
        budget.take((long) Integer.BYTES * largest);
        places = new int[largest + 1];
        Arrays.fill(places, UNKNOWN);
        for (int i = 0; i < ids.length; i++) {
            places[raw(ids[i], budget)] = i;
        }
    }

    private boolean isOneToAll(MemoryBudget budget) throws MalformedProfile {
        for (int i = 0; i < ids.length; i++) {
            if (raw(ids[i], budget) != i + 1) {
                return false;
            }
        }
        return true;
    }
}
