package dev.flamelab.report;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Mappings;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All of a profile as text, as {@code go tool pprof -raw} prints it: samples, places and mappings with their numbers.
 */
public final class Raw implements TextReport {
    private static final String BELOW = " ".repeat(16);
    private static final String NEXT_LINE = " ".repeat(13);
    private static final int LONGEST_DURATION = 4;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern(" xx ")
            .toFormatter(Locale.ENGLISH);

    private final Subject subject;
    private final View view;
    private final String[] ids;
    private final StringBuilder row = new StringBuilder();
    /** The ids of the mappings: two of them may be alike in all that is known. */
    private final Map<Mapping, Long> mappings = new IdentityHashMap<>();

    /** Of those that are alike the first, for a place that was made with a copy. */
    private final Map<Mapping, Long> alike = new HashMap<>();

    private Raw(Subject subject, View view) {
        this.subject = subject;
        this.view = view;
        StackTable table = StackTable.of(subject.profile().samples());
        this.ids = IntStream.range(0, subject.locations().size())
                .mapToObj(number -> Long.toUnsignedString(table.id(number)))
                .toArray(String[]::new);
        Mappings listed = Mappings.of(subject.profile().mappings());
        for (int i = 0; i < listed.size(); i++) {
            mappings.put(listed.get(i), listed.id(i));
            alike.putIfAbsent(listed.get(i), listed.id(i));
        }
    }

    public static Raw of(Profile profile, View view) {
        return new Raw(Subject.of(profile, view), view);
    }

    @Override
    public List<String> warnings() {
        return subject.warnings();
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        addHead(subject.profile(), out);
        var stack = new Frames();
        for (int i = 0; i < subject.size(); i++) {
            subject.fill(stack, i);
            addSample(subject.whole(i), subject.labels(i), stack, out);
        }
        out.append("Locations\n");
        for (int i = 0; i < ids.length; i++) {
            addPlace(ids[i], subject.locations().get(i), out);
        }
        out.append("Mappings\n");
        for (Mapping mapping : subject.profile().mappings()) {
            addMapping(mapping, out);
        }
    }

    private void addHead(Profile profile, Appendable out) throws IOException {
        for (String comment : profile.comments()) {
            out.append("Comment: ").append(comment).append('\n');
        }
        if (view.dialect().namesDocumentation() && !profile.docUrl().isEmpty()) {
            out.append("Doc: ").append(profile.docUrl()).append('\n');
        }
        ValueType period = profile.periodType();
        out.append("PeriodType: ")
                .append(period.type())
                .append(' ')
                .append(period.unit())
                .append('\n');
        out.append("Period: ").append(Long.toString(profile.period())).append('\n');
        if (profile.timeNanos() != 0) {
            long time = profile.timeNanos();
            out.append("Time: ")
                    .append(TIME.format(WallClock.at(time, view.zone())))
                    .append(WallClock.zone(time, view.zone()))
                    .append('\n');
        }
        if (profile.durationNanos() != 0) {
            String duration = Elapsed.text(profile.durationNanos());
            // Cut as pprof cuts it, in the middle of a number if need be.
            out.append("Duration: ")
                    .append(duration.substring(0, Math.min(LONGEST_DURATION, duration.length())))
                    .append('\n');
        }
        out.append("Samples:\n");
        out.append(profile.sampleTypes().stream()
                        .map(type -> type.type() + "/" + type.unit()
                                + (type.type().equals(profile.defaultSampleType()) ? "[dflt]" : ""))
                        .collect(Collectors.joining(" "))
                        .strip())
                .append('\n');
    }

    private void addSample(Sample sample, List<Label> labels, Frames stack, Appendable out) throws IOException {
        row.setLength(0);
        for (int i = 0; i < sample.width(); i++) {
            row.append(' ').append(AlignedText.right(Long.toString(sample.value(i)), 10));
        }
        row.append(": ");
        for (int i = 0; i < stack.size(); i++) {
            row.append(ids[stack.number(i)]).append(' ');
        }
        out.append(row.append('\n'));
        addLabels(LabelLists.texts(labels, Raw::texts), out);
        addLabels(LabelLists.numbers(labels, Raw::numbers), out);
    }

    private static void addLabels(List<String> labels, Appendable out) throws IOException {
        if (!labels.isEmpty()) {
            out.append(BELOW).append(String.join(" ", labels)).append('\n');
        }
    }

    private static String texts(String key, List<Label> labels) {
        return key + labels.stream().map(Label::text).collect(Collectors.joining(" ", ":[", "]"));
    }

    private static String numbers(String key, List<Label> labels) {
        boolean units = labels.stream().anyMatch(label -> !label.unit().isEmpty());
        return key
                + labels.stream()
                        .map(label -> label.number() + (units ? " " + label.unit() : ""))
                        .collect(Collectors.joining(" ", ":[", "]"));
    }

    private void addPlace(String number, Location place, Appendable out) throws IOException {
        String front = AlignedText.right(number + ": ", 8) + hex(place.address()) + " ";
        if (place.mapping() != null) {
            Long known = mappings.get(place.mapping());
            long id = known == null ? alike.getOrDefault(place.mapping(), 0L) : known;
            front += "M=" + Long.toUnsignedString(id) + " ";
        }
        if (place.folded()) {
            front += "[F] ";
        }
        if (place.lines().isEmpty()) {
            out.append(front).append('\n');
        }
        for (Line line : place.lines()) {
            out.append(front).append(line(line)).append('\n');
            front = NEXT_LINE;
        }
    }

    private String line(Line line) {
        var function = line.function();
        String column = view.dialect().hasColumns() ? ":" + line.column() : "";
        String system = function.name().equals(function.systemName()) ? "" : "(" + function.systemName() + ")";
        return function.name() + " " + function.file() + ":" + line.line() + column + " s=" + function.startLine()
                + system;
    }

    private void addMapping(Mapping mapping, Appendable out) throws IOException {
        out.append(Long.toUnsignedString(mappings.get(mapping)))
                .append(": ")
                .append(hex(mapping.start()) + "/" + hex(mapping.limit()) + "/" + hex(mapping.offset()))
                .append(' ')
                .append(mapping.file())
                .append(' ')
                .append(mapping.buildId())
                .append(' ')
                .append(mapping.hasFunctions() ? "[FN]" : "")
                .append(mapping.hasFilenames() ? "[FL]" : "")
                .append(mapping.hasLineNumbers() ? "[LN]" : "")
                .append(mapping.hasInlineFrames() ? "[IN]" : "")
                .append('\n');
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
