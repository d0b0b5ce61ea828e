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
        int packages = 0;
        while (shown(types, packages).size() < types.size()) {
            packages++;
        }
        return packages;
    }

    private static Set<String> shown(Collection<JavaName> types, int packages) {
        Set<String> shown = new HashSet<>();
        types.forEach(type -> shown.add(type.typeWithin(packages)));
        return shown;
    }
}
