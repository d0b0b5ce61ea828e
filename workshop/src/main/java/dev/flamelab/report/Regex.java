package dev.flamelab.report;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;

/** A regular expression that a person typed or a profile carries, in the syntax that pprof reads and in linear time. */
final class Regex {
    private final Pattern pattern;
    private final String text;

    private Regex(Pattern pattern, String text) {
        this.pattern = pattern;
        this.text = text;
    }

    /** The expression given for an option, or null where none was given. */
    static Regex of(String option, String text) {
        return text.isEmpty() ? null : part(option, text);
    }

    /** One of several expressions given for an option; an empty one matches everything. */
    static Regex part(String option, String text) {
        return compile("parsing " + option + " regexp: ", text);
    }

    /** The expression that a report is about. */
    static Regex argument(String text) {
        return compile("parsing argument regexp " + text + ": ", text);
    }

    /** The expression that a profile carries, to match a name as a whole; null for none. */
    static Regex whole(String text) {
        return text.isEmpty() ? null : compile("failed to compile regexp " + text + ": ", "^(" + text + ")$");
    }

    /** Whether it matches the name or the file of a line's function. */
    boolean finds(Line line) {
        return finds(line.function().name()) || finds(line.function().file());
    }

    /** Whether it matches any line of a place, or the program that the place is in. */
    boolean finds(Location location) {
        return location.lines().stream().anyMatch(this::finds) || findsProgram(location);
    }

    /** Whether it matches the program that a place is in. */
    boolean findsProgram(Location location) {
        return location.mapping() != null && finds(location.mapping().file());
    }

    /** Whether it matches some part of this. */
    boolean finds(String in) {
        return pattern.matcher(in).find();
    }

    @Override
    public String toString() {
        return text;
    }

    private static Regex compile(String failure, String text) {
        try {
            return new Regex(Pattern.compile(text), text);
        } catch (PatternSyntaxException e) {
            throw new ReportError(failure + e.getMessage());
        }
    }
}
