package dev.flamelab.report;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves the parameters out of names that look like those of C++, as pprof does where a profile has only the name that
 * the program's runtime knows a function by.
 *
 * @param parameters whether {@code (int)} goes
 * @param templates whether {@code <int>} goes
 * @param anew whether that is so for every function, whatever name the profile has beside the runtime's
 */
public record SymbolNames(boolean parameters, boolean templates, boolean anew) {

    /**
     * As {@code -symbolize} of pprof asks for it.
     *
     * @param mode empty for what is usual
     */
    public static SymbolNames of(String mode) {
        List<String> words = List.of(mode.split(":"));
        if (words.contains("none") || words.contains("no")) return new SymbolNames(false, false, false);
        boolean full = words.contains("demangle=full") || words.contains("demangle=none");
        boolean templates = words.contains("demangle=templates");
        return new SymbolNames(!full, !full && !templates, full || templates || words.contains("force"));
    }

    /** Whether pprof would know every word of a mode, up to one that says that nothing is to be done. */
    public static boolean isMode(String mode) {
        for (String word : mode.split(":")) {
            if (word.matches("no|none")) return true;
            if (!word.matches("|local|fastlocal|remote|force|(demangle=)?(full|none|templates|default)")) return false;
        }
        return true;
    }

    /** The profile with names as they are to be. */
    public Profile of(Profile profile) {
        if (!parameters && !anew || !concerns(profile)) return profile;
        Map<Function, Function> known = new HashMap<>();
        return profile.withLocations(place -> place.lines().stream().noneMatch(line -> concerns(line.function()))
                ? place
                : new Location(
                        place.mapping(),
                        place.address(),
                        place.lines().stream()
                                .map(line -> new Line(
                                        known.computeIfAbsent(line.function(), this::renamed),
                                        line.line(),
                                        line.column()))
                                .toList(),
                        place.folded()));
    }

    private boolean concerns(Profile profile) {
        for (Location place : StackTable.of(profile.samples()).locations()) {
            for (Line line : place.lines()) {
                if (concerns(line.function())) return true;
            }
        }
        return false;
    }

    private boolean concerns(Function function) {
        return !renamed(function).name().equals(function.name());
    }

    private Function renamed(Function function) {
        String name = function.name();
        String system = function.systemName();
        if (anew && !name.isEmpty() && !system.isEmpty()) name = system;
        if (!name.isEmpty() && !name.equals(system)) return function;
        String plain = system;
        if (looksLikeCpp(system)) {
            if (parameters) plain = without(plain, '(', ')');
            if (templates) plain = without(plain, '<', '>');
        }
        return new Function(plain, system, function.file(), function.startLine());
    }

    private static boolean looksLikeCpp(String name) {
        boolean isJava = name.contains(".<");
        boolean isGo = name.contains("]).");
        return !isJava && !isGo && (name.contains("::") || hasBrackets(name));
    }

    private static boolean hasBrackets(String name) {
        return name.indexOf('<') >= 0 || name.indexOf('>') >= 0 || name.indexOf('[') >= 0 || name.indexOf(']') >= 0;
    }

    /** Without what is between brackets; as it is when these do not match. */
    private static String without(String name, char open, char close) {
        var left = new StringBuilder();
        int depth = 0;
        int begun = 0;
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            if (c == open && depth++ == 0) begun = left.length();
            left.append(c);
            if (c == close) {
                if (depth == 0) return left.append(name, at + 1, name.length()).toString();
                if (--depth == 0) left.setLength(begun);
            }
        }
        return left.toString();
    }
}
