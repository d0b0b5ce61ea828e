package dev.flamelab.pprof;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.UnaryOperator;

/**
 * The locations that the stacks of a profile share, each with the id that its file has for it. Of a profile that was
 * read these are all of the file, in the file's order, used or not; of a sum those that its samples use, as these come
 * to them. What {@link NumberedStack#number} tells is an index of this list.
 */
public final class Locations extends AbstractList<Location> implements RandomAccess {
    private Location[] all = {};
    /** Null for 1 to n. */
    private long[] ids;

    Locations() {}

    /** Those that all stacks of these samples share; null when there are none, or not all of them do. */
    public static Locations sharedBy(List<Sample> samples) {
        if (samples instanceof SampleTable table) {
            return table.locations();
        }
        Locations shared = null;
        for (Sample sample : samples) {
            if (!(sample.stack() instanceof Stack stack) || shared != null && stack.table() != shared) {
                return null;
            }
            shared = stack.table();
        }
        return shared;
    }

    @Override
    public Location get(int number) {
        return all[number];
    }

    @Override
    public int size() {
        return all.length;
    }

    /** The id that the location has in the file, without a sign; from 1 on in order where there is no file. */
    public long id(int number) {
        return ids == null ? number + 1L : ids[number];
    }

    /** Sets what is in the list, once: until then nothing is. */
    void set(Location[] inOrder, long[] theirIds) {
        all = inOrder;
        ids = theirIds;
    }

    /** The same list, with each location changed in the same way. */
    Locations changed(UnaryOperator<Location> change) {
        var changed = new Locations();
        changed.set(Arrays.stream(all).map(change).toArray(Location[]::new), ids);
        return changed;
    }
}
