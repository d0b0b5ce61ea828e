package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.util.ArrayList;
import java.util.List;

/** Says in the head of a report what the profile is, and what of it the report is about. */
final class Heading {
    private static final int LONGEST_FILTER = 80;

    private Heading() {}

    /** What the profile is. */
    static List<String> lines(Subject subject, ValueFormat format) {
        Dialect dialect = subject.view().dialect();
        Profile profile = subject.profile();
        List<String> lines = new ArrayList<>();
        if (!profile.mappings().isEmpty()) {
            String file = profile.mappings().get(0).file();
            addUnlessEmpty(lines, "File: ", file.isEmpty() ? "" : Paths.baseName(file));
            addUnlessEmpty(lines, "Build ID: ", profile.mappings().get(0).buildId());
        }
        profile.comments().stream().filter(comment -> !comment.startsWith("#")).forEach(lines::add);
        addUnlessEmpty(lines, "Type: ", subject.typeName());
        if (dialect.namesDocumentation()) {
            addUnlessEmpty(lines, "Doc: ", profile.docUrl());
        }
        if (profile.timeNanos() != 0) {
            lines.add(
                    "Time: " + dialect.time(profile.timeNanos(), subject.view().zone()));
        }
        if (profile.durationNanos() != 0) {
            lines.add(duration(subject, format));
        }
        return lines;
    }

    /** The filters in force, each cut where it gets long. */
    static List<String> filters(Filter filter) {
        List<String> lines = new ArrayList<>();
        for (String active : filter.active()) {
            if (lines.isEmpty()) {
                lines.add("Active filters:");
            }
            lines.add("   " + (active.length() > LONGEST_FILTER ? active.substring(0, LONGEST_FILTER) + "…" : active));
        }
        return lines;
    }

    private static String duration(Subject subject, ValueFormat format) {
        long duration = subject.profile().durationNanos();
        Units.Scaled total = Units.scale(subject.total(), format.from(), "nanoseconds");
        String ratio = total.unit().equals("ns") && total.value() != 0
                ? "(" + Units.percent((long) total.value(), duration) + ")"
                : "";
        return "Duration: " + Units.label(duration, "nanoseconds", "auto") + ", Total samples = "
                + format.print(subject.total()) + " " + ratio;
    }

    private static void addUnlessEmpty(List<String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add(name + value);
        }
    }
}
