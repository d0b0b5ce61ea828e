package dev.flamelab.cli;

import dev.flamelab.report.Setting;
import dev.flamelab.report.Settings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report as it is asked for in pprof's shell, such as {@code top10 -cum shop -ignored >file}.
 *
 * @param settings for this one alone
 */
record ShellCommand(ReportFormat format, String regex, Settings settings) {
    private static final Pattern NUMBERED = Pattern.compile("(.*?[^0-9])([0-9]+)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");

    /** Reads it; fails with an {@link IllegalArgumentException} that says what is wrong. */
    static ShellCommand of(String line, Settings shells) {
        Deque<String> words = new ArrayDeque<>(List.of(line.split("\\s+")));
        String name = words.pop();
        Optional<ReportFormat> format = ReportFormat.named(name);
        Matcher numbered = NUMBERED.matcher(name);
        if (format.isEmpty() && numbered.matches()) {
            name = numbered.group(1);
            format = ReportFormat.named(name);
            words.push(numbered.group(2));
        }
        if (format.isEmpty()) throw unknown(name, words);
        String regex = "";
        if (format.get().takesRegex()) {
            if (words.isEmpty()) throw new IllegalArgumentException("command " + name + " requires an argument");
            regex = words.pop();
        }
        return new ShellCommand(format.get(), regex, own(format.get(), words, shells));
    }

    private static IllegalArgumentException unknown(String name, Deque<String> words) {
        return new IllegalArgumentException(
                Setting.named(name).isPresent()
                        ? "did you mean: " + name + "=" + (words.isEmpty() ? "<val>" : words.peek())
                        : "unrecognized command: \"" + name + "\"");
    }

    private static Settings own(ReportFormat format, Deque<String> words, Settings shells) {
        Settings own = shells;
        String focus = "";
        String ignore = "";
        while (!words.isEmpty()) {
            String word = words.pop();
            if (NUMBER.matcher(word).matches()) {
                own = own.with(Setting.NODECOUNT, Integer.valueOf(word));
            } else if (word.startsWith(">")) {
                own = own.with(Setting.OUTPUT, file(word, words));
            } else if (word.equals("-cum") || word.equals("--cum")) {
                own = own.with(Setting.SORT, "cum");
            } else if (word.startsWith("-")) {
                ignore = or(ignore, word.substring(1));
            } else {
                focus = or(focus, word);
            }
        }
        boolean ofTags = format == ReportFormat.TAGS;
        if (!focus.isEmpty()) own = own.with(ofTags ? Setting.TAGFOCUS : Setting.FOCUS, focus);
        if (!ignore.isEmpty()) own = own.with(ofTags ? Setting.TAGIGNORE : Setting.IGNORE, ignore);
        boolean isTop = format == ReportFormat.TOP || format == ReportFormat.TEXT;
        return isTop && own.whole(Setting.NODECOUNT) == -1 ? own.with(Setting.NODECOUNT, 10) : own;
    }

    private static String file(String word, Deque<String> words) {
        if (word.length() > 1) return word.substring(1);
        if (words.isEmpty()) throw new IllegalArgumentException("unexpected end of line after >");
        return words.pop();
    }

    private static String or(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "|" + other;
    }
}
