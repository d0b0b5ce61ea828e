package dev.flamelab.pprof;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the made-up addresses in an old profile of a Java program stand for, as listed behind its samples. */
final class JavaLines {
    private static final Pattern LOCATION = Pattern.compile("\\s*0x(\\p{XDigit}+)\\s+(.*)", Pattern.UNIX_LINES);
    private static final Pattern WITH_LINE = Pattern.compile(":(-?[0-9]+)\\)\\z");

    private static final String BLANKS = " \t\f\r\n";

    /** Of one function only the file that it was first met with is known. */
    private final Map<String, Function> functions = new HashMap<>();

    private final Map<Long, Line> lines = new HashMap<>();
    private final Set<Long> wanted;
    private final MemoryBudget budget;

    private JavaLines(Set<Long> wanted, MemoryBudget budget) {
        this.wanted = wanted;
        this.budget = budget;
    }

    /** Reads the current line and all that are left for these addresses; lines of something else are passed over. */
    static Map<Long, Line> from(Lines in, Set<Long> wanted, MemoryBudget budget) throws IOException {
        var read = new JavaLines(wanted, budget);
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
            // What no sample has takes no part: not even in which file a function is.
            if (wanted.contains(address)) {
                budget.take(3 * MemoryBudget.ENTRY + 2L * line.length());
                lines.put(address, place(location.group(2)));
            }
        } catch (NumberFormatException e) {
            throw MalformedProfile.parsing("parsing sample " + line + ": strconv.ParseUint: parsing \""
                    + location.group(1) + "\": value out of range");
        }
    }

    private Line place(String text) {
        Matcher withLine = WITH_LINE.matcher(text);
        if (withLine.find()) {
            int file = fileBefore(text, withLine.start() - 1);
            if (file > 0) {
                return new Line(
                        function(name(text, file), text.substring(file, withLine.start())),
                        number(withLine.group(1)),
                        0);
            }
        }
        int path = text.endsWith(")") ? fileBefore(text, text.length() - 1) : 0;
        if (path > 0) {
            return new Line(function(name(text, path), base(text.substring(path, text.length() - 1))), 0, 0);
        }
        return new Line(function(text.contains("generated stub/JIT") ? "STUB" : text, ""), 0, 0);
    }

    /** Where the last text in brackets starts that starts by here and stands apart from what is before; 0 if none. */
    private static int fileBefore(String text, int last) {
        for (int at = Math.min(last, text.length()); at >= 2; at--) {
            if (text.charAt(at - 1) == '(' && BLANKS.indexOf(text.charAt(at - 2)) >= 0) {
                return at;
            }
        }
        return 0;
    }

    /** What comes before the file, the bracket and one blank. */
    private static String name(String text, int file) {
        return text.substring(0, file - 2);
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
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        if (end == 0) {
            return path.isEmpty() ? "." : "/";
        }
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }
}
