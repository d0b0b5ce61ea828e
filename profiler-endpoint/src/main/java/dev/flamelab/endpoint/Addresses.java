package dev.flamelab.endpoint;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives the places of a profile the addresses that its text form needs, and knows their names afterwards. There are as
 * many as the program has lines that were seen in a text form.
 */
final class Addresses {
    /** Stands where a stack is not known. */
    static final Location NOWHERE =
            new Location(null, 16, List.of(new Line(new Function("[no stack]", "[no stack]", "", 0), 0, 0)), false);

    private final Map<Long, String> names = new ConcurrentHashMap<>();

    /**
     * Where a call of this place returns to: one behind the place, as on a real machine. Clients take one off again, and
     * then have the address that the binary form has.
     */
    long returning(Location place) {
        long address = place.address();
        if (!place.lines().isEmpty()) {
            names.putIfAbsent(address, last(place).function().name());
        }
        return address + 1;
    }

    /** Of the place itself, or of where it returns to; null when it was never shown. */
    String name(long address) {
        String name = names.get(address);
        return name == null ? names.get(address - 1) : name;
    }

    private static Line last(Location place) {
        return place.lines().get(place.lines().size() - 1);
    }
}
