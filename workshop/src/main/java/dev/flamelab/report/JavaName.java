package dev.flamelab.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.flamelab.pprof.Function;

/**
 * The name of a Java method in its parts, however a profiler wrote it.
 *
 * @param type the class with its package and dots; numbers that change from run to run are left out
 * @param arguments from the parenthesis on; empty when the profiler does not tell overloads apart
 */
record JavaName(String type, String method, String arguments) {
    /** The class loader and the module stand before the class in stack traces: app//, java.base@17/. */
    private static final Pattern LOADER = Pattern.compile("^(?:[\\w-]*//)?(?:[\\w-]+(?:\\.[\\w-]+)+(?:@[\\w.+-]+)?/)?");

    private static final Pattern METHOD =
            Pattern.compile("^(?:<init>|<clinit>|[^\\d\\s.;\\[/<>():@][^\\s.;\\[/<>():@]*)$");
    private static final Pattern TYPE = Pattern.compile(
            "^(?:[\\pL_][\\pL\\pN_-]*\\.)*(?:\\p{Lu}[^\\s.;\\[/<>():@]*|[^\\s.;\\[/<>():@\\d][^\\s.;\\[/<>():@]*\\$[^\\s.;\\[/<>():@]*|\\$[^\\s.;\\[/<>():@]+)$");

    /** Files of languages whose names look like those of Java. */
    private static final Pattern FOREIGN = Pattern.compile("(?i)\\.(?:go|c|cc|cpp|cxx|h|hpp|s|rs|py|rb|js|ts|php|cs)$");

    /** The parts of a function's name, or null for a function that is none of Java. */
    static JavaName of(Function function) {
        String name = function.name();
        if (name.contains("::") || FOREIGN.matcher(function.file()).find()) {
            return null;
        }
        String bare = withoutArguments(name);
        int dot = bare.lastIndexOf('.');
        if (dot <= 0 || !METHOD.matcher(bare.substring(dot + 1)).find()) {
            return null;
        }
        String type = GeneratedClass.steady(withoutLoader(bare.substring(0, dot)));
        if (!TYPE.matcher(type).find()) {
            return null;
        }
        String system = function.systemName();
        String told = arguments(name);
        return new JavaName(type, bare.substring(dot + 1), told.isEmpty() ? arguments(system) : told);
    }

    /** The class without its package. */
    String simpleType() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** The class with so many of the last parts of its package. */
    String typeWithin(int packages) {
        int start = type.length();
        for (int i = 0; i <= packages && start >= 0; i++) {
            start = type.lastIndexOf('.', start - 1);
        }
        return type.substring(start + 1);
    }

    private static String withoutArguments(String name) {
        int parenthesis = name.indexOf('(');
        return (parenthesis < 0 ? name : name.substring(0, parenthesis)).strip();
    }

    /** What follows the name at once: behind a space stands where the method is. */
    private static String arguments(String name) {
        int parenthesis = name.indexOf('(');
        return parenthesis <= 0 || name.charAt(parenthesis - 1) == ' ' ? "" : name.substring(parenthesis);
    }

    private static String withoutLoader(String type) {
        Matcher loader = LOADER.matcher(type);
        // A class that is hidden has a slash too, but its own name stands before it.
        return loader.find() && !type.startsWith("0x", loader.end()) ? type.substring(loader.end()) : type;
    }
}
