package dev.flamelab.pprof;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the lines {@code name=value} of a memory map say that {@code $name} stands for in the lines below. */
final class MapVariables {
    private static final int MOST = 64;

    private final MemoryBudget budget;
    /** With their dollar, in the order in which they are tried. */
    private final Map<String, String> values = new LinkedHashMap<>();

    MapVariables(MemoryBudget budget) {
        this.budget = budget;
    }

    /** Takes the line for one that sets a variable; the first value stays. */
    void set(String line, int equals) throws MalformedProfile {
        String name = "$" + line.substring(0, equals).strip();
        if (values.containsKey(name)) {
            return;
        }
        if (values.size() == MOST) {
            throw MalformedProfile.parsing("the memory map sets more than " + MOST + " variables");
        }
        budget.take(MemoryBudget.ENTRY + 2L * line.length());
        values.put(name, line.substring(equals + 1).strip());
    }

    /** The line with values for variables; it must not become longer than a line may be. */
    String replacedIn(String line) throws MalformedProfile {
        int dollar = values.isEmpty() ? -1 : line.indexOf('$');
        if (dollar < 0) {
            return line;
        }
        var replaced = new StringBuilder();
        int copied = 0;
        while (dollar >= 0) {
            String name = nameAt(line, dollar);
            if (name != null) {
                replaced.append(line, copied, dollar).append(values.get(name));
                copied = dollar + name.length();
                if (replaced.length() > Lines.LONGEST) {
                    throw MalformedProfile.parsing("a line of the memory map has more than " + Lines.LONGEST
                            + " characters once its variables are replaced");
                }
            }
            dollar = line.indexOf('$', Math.max(copied, dollar + 1));
        }
        return replaced.append(line, copied, line.length()).toString();
    }

    private String nameAt(String line, int dollar) {
        for (String name : values.keySet()) {
            if (line.startsWith(name, dollar)) {
                return name;
            }
        }
        return null;
    }
}
