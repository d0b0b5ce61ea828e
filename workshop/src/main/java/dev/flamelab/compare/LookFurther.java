package dev.flamelab.compare;

import java.util.ArrayList;
import java.util.List;

/** The commands with which one goes on from a dump, each as it can be pasted into a shell. */
public final class LookFurther {
    private LookFurther() {}

    /** The functions of a dump, and who calls them. */
    public static String top(String dump) {
        return "./lab pprof -top -cum " + quoted(dump);
    }

    /**
     * On from a dump that nothing is known about yet.
     *
     * @param comparable whether a dump of its kind comes with the project
     */
    public static String from(String dump, boolean comparable) {
        var commands = new ArrayList<>(List.of(top(dump), flame(dump)));
        if (comparable) commands.add("./lab compare " + quoted(dump));
        return text(commands);
    }

    /**
     * On from a trace: what every JDK has for a JFR recording, and what the application says of itself in it.
     *
     * @param comparable whether a trace comes with the project
     */
    public static String fromTrace(String trace, boolean comparable) {
        var commands = new ArrayList<>(
                List.of("jfr summary " + quoted(trace), "./lab pprof -sample_index=region -top -cum " + quoted(trace)));
        if (comparable) commands.add("./lab compare " + quoted(trace));
        return text(commands);
    }

    /**
     * On from a dump that was compared.
     *
     * @param sourcePath where the sources are that the anchors' functions come from
     */
    public static String from(String dump, List<Anchor> anchors, String sourcePath) {
        var values = anchors.stream().map(Anchor::value).distinct().toList();
        boolean isTrace = Evidence.of(values.get(0)) == Evidence.REGIONS;
        // what is measured by one value may have none of the one that is shown first
        boolean isNamed = isTrace || values.size() > 1;
        var commands = new ArrayList<String>();
        for (String value : values) commands.add(pprof(value, isNamed) + "-top -cum " + quoted(dump));
        for (Anchor anchor : anchors) {
            commands.add(pprof(anchor.value(), isNamed) + "-list=" + quoted(leaf(anchor)) + " -source_path="
                    + quoted(sourcePath) + " " + quoted(dump));
        }
        commands.add(isTrace ? pprof(values.get(0), true) + "-http=: " + quoted(dump) : flame(dump));
        return text(commands);
    }

    private static String pprof(String value, boolean isNamed) {
        return "./lab pprof " + (isNamed ? "-sample_index=" + value + " " : "");
    }

    private static String text(List<String> commands) {
        return "look further:\n  " + String.join("\n  ", commands) + "\n";
    }

    private static String flame(String dump) {
        return "./lab flame " + quoted(dump);
    }

    /** The last function that an anchor names: a listing knows functions, not stacks. */
    private static String leaf(Anchor anchor) {
        return anchor.pattern().substring(anchor.pattern().lastIndexOf(';') + 1);
    }

    /** As a shell wants it: bare where it can be. */
    public static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
