package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import java.util.List;
import java.util.Map;

/** Names functions so that two runs of a program give the same names, though the JVM numbers what it generates. */
final class Names {
    /** async-profiler's signatures of what is not Java; no method of Java can have one of them. */
    private static final String KERNEL = "(Lk;)L;";

    private static final List<String> NOT_JAVA = List.of("()L;", KERNEL);

    private static final Map<String, String> PRIMITIVES = Map.of(
            "Z", "boolean", "B", "byte", "C", "char", "S", "short", "I", "int", "J", "long", "F", "float", "D",
            "double");

    private static final String ACCESSORS = "/reflect/Generated";
    private static final String ADDRESS = "0x";
    /** JDK 17's JFR writes a class for each kind of event, named after a number, the time and the process. */
    private static final String HANDLER = "jdk/jfr/internal/handlers/EventHandler";

    private static final String LAMBDA = "$$Lambda";
    private static final String PROXY = "jdk/proxy";
    private static final String OLD_PROXY = "com/sun/proxy/";

    private Names() {}

    /** Whether a frame with this descriptor is one of the operating system's kernel. */
    static boolean isKernel(String descriptor) {
        return descriptor.equals(KERNEL);
    }

    /** Whether a frame is one of a Java method, compiled or not, and be it one that is written in another language. */
    static boolean isJava(String type, String descriptor) {
        return !type.isEmpty() && !NOT_JAVA.contains(descriptor);
    }

    /**
     * Names one frame of a recording.
     *
     * @param type the class with slashes; the library of native code, or empty
     * @param descriptor of the method
     */
    static Function function(String type, String method, String descriptor) {
        if (!isJava(type, descriptor)) {
            return new Function(
                    method, type.isEmpty() ? method : type.concat("!").concat(method), "", 0);
        }
        String steady = steady(type);
        String name = steady.replace('/', '.').concat(".").concat(method);
        return new Function(name, name.concat(descriptor), file(steady), 0);
    }

    /**
     * Names a class as it is written in Java.
     *
     * @param type with slashes; that of an array as descriptors have it: {@code [Ljava/lang/String;}, {@code [[B}
     */
    static String type(String type) {
        int dimensions = type.lastIndexOf('[') + 1;
        if (dimensions == 0) {
            return steady(type).replace('/', '.');
        }
        String rest = type.substring(dimensions);
        String element = rest.length() > 1 && rest.endsWith(";")
                ? steady(rest.substring(1, rest.length() - 1)).replace('/', '.')
                : PRIMITIVES.getOrDefault(rest, rest);
        return element + "[]".repeat(dimensions);
    }

    // By hand, since a program that ends soon would spend more time on regular expressions than on all of its names.

    private static String steady(String type) {
        if (type.startsWith(HANDLER)) {
            return HANDLER;
        }
        // Most names pass untouched, and there are thousands in every chunk.
        if (type.indexOf('$') < 0 && !type.contains(ACCESSORS) && !type.contains(ADDRESS)) {
            return type;
        }
        // JFR has dots instead of slashes in the names of hidden classes.
        return withoutModule(withoutNumber(withoutAddress(type).replace('.', '/')));
    }

    /** The address of a hidden class: LambdaForm$MH.0x00007f0154002c00; JFR has a plus sign and a number after it. */
    private static String withoutAddress(String type) {
        int sign = type.lastIndexOf(ADDRESS) - 1;
        if (sign < 0 || "./+".indexOf(type.charAt(sign)) < 0) {
            return type;
        }
        int digits = sign + 1 + ADDRESS.length();
        int end = digits;
        while (end < type.length() && isHex(type.charAt(end))) {
            end++;
        }
        int number = startOfNumber(type);
        boolean isNumbered = number == end + 1 && number < type.length() && "./".indexOf(type.charAt(end)) >= 0;
        return end > digits && (isNumbered || end == type.length()) ? type.substring(0, sign) : type;
    }

    /** Foo$$Lambda$38 (JDK 17), $Proxy12, GeneratedMethodAccessor3, Foo$$EnhancerBySpringCGLIB$$5a4d23f1. */
    private static String withoutNumber(String type) {
        int number = startOfNumber(type);
        String name = type.substring(0, number);
        if (number < type.length() && name.endsWith(LAMBDA + '$')) {
            return name.substring(0, number - 1);
        }
        if (name.endsWith("/$Proxy") || name.endsWith("Accessor") && name.contains(ACCESSORS)) {
            return name;
        }
        int generated = type.lastIndexOf("CGLIB$$");
        return generated < 0 ? type : type.substring(0, generated + "CGLIB".length());
    }

    /** Each module with proxies is named after a number of its own: jdk/proxy2/$Proxy12. */
    private static String withoutModule(String type) {
        if (type.startsWith(OLD_PROXY)) {
            return PROXY.concat(type.substring(OLD_PROXY.length() - 1));
        }
        int end = type.indexOf('/', PROXY.length());
        boolean isNumbered =
                type.startsWith(PROXY) && end > 0 && startOfNumber(type.substring(0, end)) == PROXY.length();
        return isNumbered ? PROXY.concat(type.substring(end)) : type;
    }

    /** Where the digits begin that it ends with. */
    private static int startOfNumber(String text) {
        int start = text.length();
        while (start > 0 && Character.digit(text.charAt(start - 1), 10) >= 0) {
            start--;
        }
        return start;
    }

    private static boolean isHex(char digit) {
        return Character.digit(digit, 16) >= 0;
    }

    /** javac puts nested classes into their outer one's file. What the JVM generated has no source. */
    private static String file(String type) {
        int simple = type.lastIndexOf('/') + 1;
        int nested = type.indexOf('$', simple);
        if (nested == simple || type.contains(ACCESSORS) || type.equals(HANDLER)) {
            return "";
        }
        return (nested < 0 ? type : type.substring(0, nested)).concat(".java");
    }
}
