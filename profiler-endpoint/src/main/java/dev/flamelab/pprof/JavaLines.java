package dev.flamelab.pprof;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the made-up addresses in an old profile of a Java program stand for, as listed behind its samples. */
final class JavaLines {
    private static final Pattern LOCATION = Pattern.compile("\\s*0x(\\p{XDigit}+)\\s+(.*)", Pattern.UNIX_LINES);
    private static final Pattern LINE = Pattern.compile(":-?[0-9]+\\)\\z");
    private static final Pattern WITH_LINE = Pattern.compile("(.*)\\s+\\((.+):(-?[0-9]+)\\)", Pattern.UNIX_LINES);
    private static final Pattern WITH_PATH = Pattern.compile("(.*)\\s+\\((.*)\\)", Pattern.UNIX_LINES);

    /** Of one function only the file that it was first met with is known. */
    private final Map<String, Function> functions = new HashMap<>();

    private final Map<Long, Line> lines = new HashMap<>();

    private JavaLines() {}

    /** Reads all lines that are left. */
    static Map<Long, Line> rest(Lines in) throws IOException {
        in.next();
        return from(in);
    }

    /** Reads the current line and all that are left; those that are something else are passed over. */
    static Map<Long, Line> from(Lines in) throws IOException {
        var read = new JavaLines();
        do {
            read.line(in.trimmed());
        } while (in.next());
        return read.lines;
    }

    private void line(String line) throws MalformedProfile {
        Matcher location = LOCATION.matcher(line);
        if (!location.matches()) {
            return;
        }
        try {
            long address = Long.parseUnsignedLong(location.group(1), 16);
            lines.put(address, place(location.group(2)));
        } catch (NumberFormatException e) {
            throw MalformedProfile.parsing("parsing sample " + line + ": strconv.ParseUint: parsing \""
                    + location.group(1) + "\": value out of range");
        }
    }

    private Line place(String text) {
        Matcher withLine = WITH_LINE.matcher(text);
        // The first question is quickly answered, the second is not for every line.
        if (LINE.matcher(text).find() && withLine.matches()) {
            return new Line(function(withLine.group(1), withLine.group(2)), number(withLine.group(3)), 0);
        }
        Matcher withPath = WITH_PATH.matcher(text);
        if (withPath.matches()) {
            return new Line(function(withPath.group(1), base(withPath.group(2))), 0, 0);
        }
        return new Line(function(text.contains("generated stub/JIT") ? "STUB" : text, ""), 0, 0);
    }

    private Function function(String name, String file) {
        return functions.computeIfAbsent(name, added -> new Function(name, name, file, 0));
    }

    private static long number(String digits) {
        try {
            return Math.max(0, Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The last part of a path. */
    private static String base(String path) {
        String bare = path.replaceFirst("/+\\z", "");
        if (bare.isEmpty()) {
            return path.isEmpty() ? "." : "/";
        }
        return bare.substring(bare.lastIndexOf('/') + 1);
    }
}
