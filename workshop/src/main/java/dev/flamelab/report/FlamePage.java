package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import one.convert.Arguments;
import one.convert.CallStack;
import one.convert.FlameGraph;
import one.convert.Frame;

/** A flame graph as one web page that needs nothing else, drawn by async-profiler's converter. */
public final class FlamePage {
    private FlamePage() {}

    /** The page, or an empty text when there is nothing above zero to draw. */
    public static String of(Profile profile, View view) {
        Subject subject = Subject.of(profile, view);
        String title = escaped(title(subject));
        // Roots on top, as pprof draws it: a deep stack of the JIT would push them out of sight.
        var graph = new FlameGraph(new Arguments("--title", title, "--inverted"));
        boolean drawn = false;
        for (Sample sample : subject.samples()) {
            long value = subject.value(sample);
            if (value > 0) {
                graph.addSample(stack(sample), value);
                drawn = true;
            }
        }
        var page = new ByteArrayOutputStream();
        graph.dump(new PrintStream(page, false, StandardCharsets.UTF_8));
        if (!drawn) {
            return "";
        }
        // The converter titles what it draws, but not the page itself.
        return page.toString(StandardCharsets.UTF_8)
                .replaceFirst("<head>", Matcher.quoteReplacement("<head><title>" + title + "</title>"));
    }

    private static String title(Subject subject) {
        ValueType type = subject.type();
        List<String> files = subject.profile().mappings().stream()
                .map(mapping -> mapping.file())
                .filter(file -> !file.isEmpty())
                .limit(1)
                .map(Paths::baseName)
                .toList();
        return String.join("", files) + " " + type.type() + " (" + type.unit() + ")";
    }

    private static CallStack stack(Sample sample) {
        var stack = new CallStack();
        for (int i = sample.stack().size() - 1; i >= 0; i--) {
            Location location = sample.stack().get(i);
            List<Line> lines = location.lines();
            if (lines.isEmpty()) {
                stack.push(text(NodeName.of(location, View.STANDARD.grouping()).printed()), Frame.TYPE_NATIVE);
            }
            for (int j = lines.size() - 1; j >= 0; j--) {
                boolean inlined = j < lines.size() - 1;
                stack.push(text(lines.get(j).function().name()), type(lines.get(j), inlined));
            }
        }
        return stack;
    }

    private static byte type(Line line, boolean inlined) {
        if (line.function().file().isEmpty()) {
            return line.function().name().contains("::") ? Frame.TYPE_CPP : Frame.TYPE_NATIVE;
        }
        return inlined ? Frame.TYPE_INLINED : Frame.TYPE_JIT_COMPILED;
    }

    // Names stand in a script of the page: the converter quotes them, but would let one end the script.
    private static String text(String name) {
        return name.replaceAll("\\p{Cntrl}", " ").replace("</", "< /").replace("<!", "< !");
    }

    private static String escaped(String text) {
        return text(text).replace("&", "&amp;").replace("<", "&lt;");
    }
}
