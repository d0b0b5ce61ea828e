package dev.flamelab.pprof;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the same program parts in several profiles, though each process may have loaded them elsewhere: the same build,
 * or the same file where no build is named, of the same size up to a page.
 */
final class MappingMerge {
    private static final long PAGE = 0x1000;

    private final Map<Key, Mapping> merged = new LinkedHashMap<>();
    private final Map<Mapping, Mapping> met = new HashMap<>();

    /** Takes note of a profile's main program, which stays first. */
    void start(Profile profile) {
        if (merged.isEmpty() && !profile.mappings().isEmpty()) {
            find(profile.mappings().get(0));
        }
    }

    /** The main program, if there is any. */
    List<Mapping> main() {
        return merged.values().stream().limit(1).toList();
    }

    /** The same place, as an address within the merged mapping. */
    Location rebase(Location location) {
        Mapping from = location.mapping();
        if (from == null) {
            return location;
        }
        Mapping to = find(from);
        return from.equals(to)
                ? location
                : new Location(to, location.address() - from.start() + to.start(), location.lines(), location.folded());
    }

    private Mapping find(Mapping mapping) {
        return met.computeIfAbsent(mapping, added -> merged.computeIfAbsent(Key.of(added), key -> added));
    }

    private record Key(long size, long offset, String name) {
        static Key of(Mapping mapping) {
            long size = (mapping.limit() - mapping.start() + PAGE - 1) & -PAGE;
            return new Key(size, mapping.offset(), mapping.buildId().isEmpty() ? mapping.file() : mapping.buildId());
        }
    }
}
