package dev.flamelab.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How much of the packages of classes is needed to tell classes of one simple name apart. */
final class NeededPackages {
    private NeededPackages() {}

    /** For each simple name of a class, how many of the last parts of the package belong to it: mostly none. */
    static Map<String, Integer> of(Collection<JavaName> names) {
        Map<String, Map<String, JavaName>> byName = new HashMap<>();
        for (JavaName name : names) {
            byName.computeIfAbsent(name.simpleType(), added -> new HashMap<>()).put(name.type(), name);
        }
        Map<String, Integer> packages = new HashMap<>();
        byName.forEach((simple, types) -> packages.put(simple, needed(types.values())));
        return packages;
    }

    private static int needed(Collection<JavaName> types) {
        int tooFew = -1;
        int enough = 0;
        while (shown(types, enough).size() < types.size()) {
            tooFew = enough;
            enough = 2 * enough + 1;
        }
        // More never tell fewer classes apart, so the least that do are found by halving.
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) / 2;
            if (shown(types, middle).size() < types.size()) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    private static Set<String> shown(Collection<JavaName> types, int packages) {
        Set<String> shown = new HashSet<>();
        types.forEach(type -> shown.add(type.typeWithin(packages)));
        return shown;
    }
}
