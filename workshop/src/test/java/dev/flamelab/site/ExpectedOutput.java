package dev.flamelab.site;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a chapter says that a command prints, compared with what it printed. */
final class ExpectedOutput {
    private static final String ANYTHING = "…";
    private static final String REMARK = "\\s*←.*";
    private static final String ANY_NUMBER = "-?[0-9][0-9,]*(\\.[0-9]+)?( ?(ns|us|µs|ms|s|mins|hrs|B|kB|MB|GB))?";
    private static final Pattern NUMBER = Pattern.compile(ANY_NUMBER + "\\b");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final List<String> lines;
    private final boolean exact;

    ExpectedOutput(String text, boolean exact) {
        this.lines = lines(text.replaceAll(REMARK, ""));
        this.exact = exact;
    }

    boolean isPrintedBy(String actual) {
        return firstMiss(actual).isEmpty();
    }

    /** Empty when all is as expected, else what the difference is that came last. */
    Optional<String> firstMiss(String actual) {
        var furthest = new Miss();
        return fits(0, lines(actual), 0, furthest) ? Optional.empty() : Optional.of(furthest.told);
    }

    /** The miss that was furthest down among those met while trying what a line of dots might stand for. */
    private static final class Miss {
        private int at = -1;
        private String told;

        private boolean at(int line, String expected, List<String> printed) {
            if (line > at) {
                at = line;
                told = "expected: " + expected + "\nit printed"
                        + (line < printed.size() ? ": " + printed.get(line) : " no more");
            }
            return false;
        }
    }

    private boolean fits(int i, List<String> printed, int from, Miss miss) {
        if (i == lines.size()) {
            return from == printed.size() || miss.at(from, "nothing more", printed);
        }
        String line = lines.get(i).strip();
        if (line.equals(ANYTHING)) {
            for (int next = from; next <= printed.size(); next++) {
                if (fits(i + 1, printed, next, miss)) {
                    return true;
                }
            }
            return false;
        }
        boolean fits = from < printed.size() && matches(pattern(line), printed.get(from));
        return fits ? fits(i + 1, printed, from + 1, miss) : miss.at(from, line, printed);
    }

    private static boolean matches(Pattern pattern, String line) {
        return pattern.matcher(line.strip()).matches();
    }

    private Pattern pattern(String line) {
        String text = line.strip();
        String regex = Pattern.compile(ANYTHING)
                .splitAsStream(text + "\n")
                .map(part -> exact ? Pattern.quote(part.replace("\n", "")) : loosely(part.replace("\n", "")))
                .collect(Collectors.joining(".*"));
        return Pattern.compile(regex);
    }

    private static String loosely(String part) {
        var regex = new StringBuilder();
        var number = NUMBER.matcher(part);
        int from = 0;
        while (number.find()) {
            regex.append(words(part.substring(from, number.start()))).append(ANY_NUMBER);
            from = number.end();
        }
        return regex.append(words(part.substring(from))).toString();
    }

    private static String words(String text) {
        var regex = new StringBuilder();
        var spaces = SPACES.matcher(text);
        int from = 0;
        while (spaces.find()) {
            regex.append(Pattern.quote(text.substring(from, spaces.start()))).append("\\s+");
            from = spaces.end();
        }
        return regex.append(Pattern.quote(text.substring(from))).toString();
    }

    /** Blank lines only give air, on either side. */
    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}
