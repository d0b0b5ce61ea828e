package dev.flamelab.report;

import com.google.re2j.Pattern;

/** Takes out of the name of a class the numbers that are others in every run, where the class was made in the run. */
final class GeneratedClass {
    /** A hidden class has an address or a hash behind its name, and to flight recordings a number more. */
    private static final Pattern HIDDEN = Pattern.compile("(?:[./+]0x[0-9a-f]+(?:[./]\\d+)?|/\\d+)$");

    private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda\\$\\d*$");
    private static final Pattern PROXY = Pattern.compile("(?:jdk\\.proxy\\d*|com\\.sun\\.proxy)\\.\\$Proxy\\d*$");
    private static final Pattern PROXY_OF_PACKAGE = Pattern.compile("\\.\\$Proxy\\d+$");
    private static final Pattern ACCESSOR = Pattern.compile("(\\.reflect\\.Generated\\w*Accessor)\\d+$");
    private static final Pattern ENHANCED =
            Pattern.compile("(\\$\\$\\w*(?:By\\w+|SpringCGLIB))\\$\\$(?:[0-9a-f]+\\b|\\d+)");
    private static final Pattern BUDDY = Pattern.compile("(\\$(?:ByteBuddy|MockitoMock|HibernateProxy))\\$\\w+");
    private static final Pattern JAVASSIST = Pattern.compile("(_\\$\\$_(?:jvst|javassist))[0-9a-f_]+");

    private GeneratedClass() {}

    /** The name that the class, or what does its work, has in every run; with dots. */
    static String steady(String type) {
        String name = HIDDEN.matcher(type).replaceFirst("").replace('/', '.');
        // Nearly all names end here.
        if (name.indexOf('$') < 0 && !name.contains(".reflect.Generated")) {
            return name;
        }
        name = LAMBDA.matcher(name).replaceFirst("\\$\\$Lambda");
        name = PROXY.matcher(name).replaceFirst("jdk.proxy.\\$Proxy");
        name = PROXY_OF_PACKAGE.matcher(name).replaceFirst(".\\$Proxy");
        name = ACCESSOR.matcher(name).replaceFirst("$1");
        name = ENHANCED.matcher(name).replaceFirst("$1");
        name = BUDDY.matcher(name).replaceFirst("$1");
        return JAVASSIST.matcher(name).replaceFirst("$1");
    }
}
