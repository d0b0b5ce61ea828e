package dev.flamelab.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/**
 * Names of functions without what makes them long, as pprof's pictures show them: the package of a Go or Java function,
 * the arguments of a Java method, the namespaces of a C++ function.
 */
final class ShortName {
    private static final Pattern ANONYMOUS = Pattern.compile("^\\(anonymous namespace\\)::");
    private static final Pattern MODULE_VERSION = Pattern.compile("^(.*?)/v(?:[2-9]|[1-9][0-9]+)([./].*)$");
    private static final Pattern GO = Pattern.compile("^(?:[\\w\\-.]+/)+([^.]+\\..+)");
    private static final Pattern GO_OF_OLD = Pattern.compile("^(?:[\\w\\-.]+/)+(.+)");
    private static final Pattern JAVA =
            Pattern.compile("^(?:[a-z]\\w*\\.)*([A-Z][\\w$]*\\.(?:<init>|[a-z][\\w$]*(?:\\$\\d+)?))(?:\\(|$)");
    private static final Pattern CPP = Pattern.compile("^(?:[_a-zA-Z]\\w*::)+(_*[A-Z]\\w*::~?[_a-zA-Z]\\w*(?:<.*>)?)");

    private ShortName() {}

    static String of(String name, Dialect dialect) {
        String rest = ANONYMOUS.matcher(name).replaceFirst("");
        Matcher version = MODULE_VERSION.matcher(rest);
        if (version.find()) {
            rest = version.group(1) + version.group(2);
        }
        // Of old, whatever stood before a slash was taken for a package; now a function must follow, with a dot.
        for (Pattern language : List.of(dialect == Dialect.GO_1_19 ? GO_OF_OLD : GO, JAVA, CPP)) {
            Matcher matcher = language.matcher(rest);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return rest;
    }
}
