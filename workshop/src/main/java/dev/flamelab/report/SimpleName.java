package dev.flamelab.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a function without its arguments, which is what frames are dropped and pruned by. */
final class SimpleName {
    /** A parenthesis that opens an argument list is the first that belongs to none of these. */
    private static final Pattern PARENTHESIS = Pattern.compile("\\(anonymous namespace\\)|operator\\(\\)|\\(");

    private SimpleName() {}

    static String of(String name) {
        String bare = name.startsWith(".") ? name.substring(1) : name;
        Matcher parenthesis = PARENTHESIS.matcher(bare);
        while (parenthesis.find()) {
            if (parenthesis.group().equals("(")) {
                return bare.substring(0, parenthesis.start());
            }
        }
        return bare;
    }
}
