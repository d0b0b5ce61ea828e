package dev.flamelab.pprof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Things of a profile's file by their id: ids are nearly always 1 to n, so a list serves, and a map the odd ones. */
final class ById<T> {
    private static final int LARGEST_LISTED = 1 << 24;

    private final List<T> listed = new ArrayList<>();
    private final Map<Long, T> others = new HashMap<>();
    /** Null while none is; ids have no sign, so no number says that. */
    private Long firstTwice;

    /** Adds a thing; of two with one id the later counts. */
    void put(long id, T thing) {
        if (firstTwice == null && get(id) != null) {
            firstTwice = id;
        }
        if (id >= 0 && id < listed.size()) {
            listed.set((int) id, thing);
        } else if (id >= 0 && id <= listed.size() + 16L && id < LARGEST_LISTED) {
            while (listed.size() < id) {
                listed.add(others.remove((long) listed.size()));
            }
            listed.add(thing);
        } else {
            others.put(id, thing);
        }
    }

    /** The thing with this id, or null. */
    T get(long id) {
        return id >= 0 && id < listed.size() ? listed.get((int) id) : others.get(id);
    }

    /** Holds the ids to the format's rules: none is 0, none comes twice. */
    void check(String reserved, String many) throws MalformedProfile {
        if (get(0) != null) {
            throw MalformedProfile.rule("found " + reserved + "=0");
        }
        if (firstTwice != null) {
            throw MalformedProfile.rule("multiple " + many + " with same id: " + Long.toUnsignedString(firstTwice));
        }
    }
}
