package dev.flamelab.site;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The modules that a view is made of. Told of all of them a browser asks for them at once; else it would find them one
 * after the other, and wait for each before it sees what that one imports.
 */
final class Modules {
    private static final String PAGE = "page.js";
    private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

    private Modules() {}

    /** Those of a view, that of the page first. */
    static List<String> of(String view) {
        return KNOWN.computeIfAbsent(view, Modules::needed);
    }

    private static List<String> needed(String view) {
        String module = view.equals("flamegraph") ? "flame.js" : view + ".js";
        return Assets.has(module) ? reached(PAGE, module) : reached(PAGE);
    }

    private static List<String> reached(String... first) {
        Set<String> reached = new LinkedHashSet<>(List.of(first));
        var waiting = new ArrayDeque<>(Arrays.asList(first));
        while (!waiting.isEmpty()) {
            for (String line : Assets.text(waiting.remove()).split("\n")) {
                if (!line.startsWith("import ")) continue;
                String imported = line.substring(line.indexOf("'./") + 3, line.lastIndexOf('\''));
                if (reached.add(imported)) waiting.add(imported);
            }
        }
        return List.copyOf(reached);
    }
}
