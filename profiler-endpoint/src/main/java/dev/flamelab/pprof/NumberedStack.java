package dev.flamelab.pprof;

import java.util.List;
import java.util.RandomAccess;

/**
 * A stack, leaf first, that tells its places by their numbers in a table which other stacks share: whoever goes through
 * many stacks looks at each place once and needs no map. It does not change; the table may only get longer.
 */
public interface NumberedStack extends List<Location>, RandomAccess {
    /** The number of a frame's place in the table, from 0. */
    int number(int frame);

    /** The places; for all stacks that share it this is the same object. */
    List<Location> table();
}
