package dev.flamelab.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Mapping;

/**
 * Where a function comes from, which is what pictures are coloured by: {@code io.vertx.core.impl} is the package of
 * {@code io.vertx.core.impl.WorkerTask.run}, and {@code io.vertx} its module.
 *
 * @param packageName of a Java or Go function; of native code the library
 * @param module who made it: the JDK, a library, the program itself
 */
record Origin(String packageName, String module) {
    private static final Origin NATIVE = new Origin("native code", "native code");
    private static final String JDK = "JDK";
    private static final String DEFAULT = "(default package)";

    private static final Pattern OF_JDK = Pattern.compile("^(?:java|javax|jdk|sun|com\\.sun)(?:\\.|$)");
    /** Whose the package is stands in its first two parts; nearly all of some hosts have a third. */
    private static final Pattern OWNER = Pattern.compile(
            "^(?:(?:org\\.apache|com\\.google|com\\.fasterxml|io\\.github|com\\.github)\\.[^.]+|[^.]+(?:\\.[^.]+)?)");

    private static final Pattern LIBRARY = Pattern.compile("^([^!(\\s]+)!");
    private static final Pattern GO = Pattern.compile("^((?:[^/]+/)*[^./]+(?:\\.v\\d+)?)\\.");
    private static final Pattern REPOSITORY = Pattern.compile("^[^/]+\\.[^/]+(?:/[^/]+){0,2}");

    static Origin of(Function function, Mapping mapping) {
        String system = function.systemName();
        JavaName java = system.isEmpty() ? null : JavaName.of(named(function, system));
        if (java == null) {
            java = JavaName.of(function);
        }
        if (java != null) {
            return ofJava(java.type());
        }
        Matcher library = LIBRARY.matcher(system);
        if (library.find()) {
            return new Origin(library.group(1), library.group(1));
        }
        Matcher go = GO.matcher(function.name());
        if (function.file().endsWith(".go") && go.find()) {
            return ofGo(go.group(1));
        }
        return of(mapping);
    }

    /** Of code without a name. */
    static Origin of(Mapping mapping) {
        // A JVM's profile has one mapping for all its code: it says nothing of a frame that is not Java.
        if (mapping == null || mapping.file().isEmpty() || mapping.limit() == 0) {
            return NATIVE;
        }
        String program = Paths.baseName(mapping.file());
        return new Origin(program, program);
    }

    private static Function named(Function function, String name) {
        return new Function(name, "", function.file(), function.startLine());
    }

    private static Origin ofJava(String type) {
        int dot = type.lastIndexOf('.');
        String name = dot < 0 ? DEFAULT : type.substring(0, dot);
        if (OF_JDK.matcher(name).find()) {
            return new Origin(name, JDK);
        }
        Matcher owner = OWNER.matcher(name);
        return new Origin(name, owner.find() ? owner.group() : name);
    }

    private static Origin ofGo(String path) {
        Matcher repository = REPOSITORY.matcher(path);
        if (repository.find()) {
            return new Origin(path, repository.group());
        }
        return new Origin(path, path.equals("main") ? path : "Go");
    }
}
