package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Names functions so that two runs of a program give the same names, though the JVM numbers what it generates. */
final class Names {
    /** async-profiler's signatures of what is not Java; no method of Java can have one of them. */
    private static final String KERNEL = "(Lk;)L;";

    private static final List<String> NOT_JAVA = List.of("()L;", KERNEL);

    /** The address of a hidden class: LambdaForm$MH.0x00007f0154002c00; JFR has a plus sign and a number after it. */
    private static final Pattern ADDRESS = Pattern.compile("[./+]0x[0-9a-f]+(?:[./]\\d+)?$");

    /** Foo$$Lambda$38 (JDK 17), $Proxy12, GeneratedMethodAccessor3, Foo$$EnhancerBySpringCGLIB$$5a4d23f1. */
    private static final Pattern NUMBERED = Pattern.compile("(\\$\\$Lambda)\\$\\d+$|(/\\$Proxy)\\d+$"
            + "|(reflect/Generated[A-Z]\\w*Accessor)\\d+$|(By\\w+CGLIB)\\$\\$[0-9a-f]+$");

    /** Each module with proxies is named after a number of its own: jdk/proxy2/$Proxy12. */
    private static final Pattern PROXY_MODULE = Pattern.compile("^(?:jdk/proxy\\d+|com/sun/proxy)/");

    private static final Map<String, String> PRIMITIVES = Map.of(
            "Z", "boolean", "B", "byte", "C", "char", "S", "short", "I", "int", "J", "long", "F", "float", "D",
            "double");

    private static final String ACCESSORS = "/reflect/Generated";

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

    private static String steady(String type) {
        // Most names pass untouched, and there are thousands in every chunk.
        if (type.indexOf('$') < 0 && !type.contains(ACCESSORS) && !type.contains("0x")) {
            return type;
        }
        // JFR has dots instead of slashes in the names of hidden classes.
        String name = ADDRESS.matcher(type).replaceFirst("").replace('.', '/');
        name = NUMBERED.matcher(name).replaceFirst("$1$2$3$4");
        return PROXY_MODULE.matcher(name).replaceFirst("jdk/proxy/");
    }

    /** javac puts nested classes into their outer one's file. What the JVM generated has no source. */
    private static String file(String type) {
        int simple = type.lastIndexOf('/') + 1;
        int nested = type.indexOf('$', simple);
        if (nested == simple || type.contains(ACCESSORS)) {
            return "";
        }
        return (nested < 0 ? type : type.substring(0, nested)).concat(".java");
    }
}
