package dev.flamelab.report;

import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import one.convert.Arguments;
import one.convert.CallStack;
import one.convert.FlameGraph;
import one.convert.Frame;

/** A flame graph as one web page that needs nothing else, drawn by async-profiler's converter. */
public final class FlamePage {
    /** The converter draws as many lines as fit into what browsers take for a canvas. */
    private static final int LEVELS = 2_000;

    private FlamePage() {}

    /** The page, or an empty text when there is nothing above zero to draw. */
    public static String of(Profile profile, View view) {
        return of(profile, view, TrieGrowth.DRAWN);
    }

    /** The converter makes an object of each frame, so it is given no more frames than can be drawn. */
    static String of(Profile profile, View view, TrieGrowth.Limit limit) {
        FlameTree tree = FlameTree.of(profile, null, plain(view), limit);
        if (tree.total(0) == 0) {
            return "";
        }
        int[] levels = levels(tree);
        String title = escaped(title(profile, tree) + leftOut(tree, levels));
        // Roots on top, as pprof draws it: a deep stack of the JIT would push them out of sight.
        var graph = new FlameGraph(new Arguments("--title", title, "--inverted"));
        add(tree, levels, graph);
        var page = new ByteArrayOutputStream();
        graph.dump(new PrintStream(page, false, StandardCharsets.UTF_8));
        // The converter titles what it draws, but not the page itself.
        return page.toString(StandardCharsets.UTF_8)
                .replaceFirst("<head>", Matcher.quoteReplacement("<head><title>" + title + "</title>"));
    }

    /** Native code is known by its having no file, and widths are sums whatever else is told. */
    private static View plain(View view) {
        View sums = view.without(View.Option.MEAN);
        return view.granularity() == Granularity.FUNCTIONS ? sums.withGranularity(Granularity.FILE_FUNCTIONS) : sums;
    }

    /** Adds each frame with what its callees leave of its total, those included that are left out. */
    private static void add(FlameTree tree, int[] levels, FlameGraph graph) {
        long[] own = new long[tree.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = tree.total(i);
            if (i > 0 && levels[i] <= LEVELS) {
                own[tree.parent(i)] -= own[i];
            }
        }
        String[] texts = tree.names().stream().map(name -> text(name.text())).toArray(String[]::new);
        var stack = new CallStack();
        int level = 0;
        for (int i = 0; i < own.length; i++) {
            if (levels[i] > LEVELS) {
                continue;
            }
            for (; level >= levels[i] && level > 0; level--) {
                stack.pop();
            }
            if (i > 0) {
                stack.push(texts[tree.name(i)], type(tree, i));
                level++;
            }
            if (own[i] > 0) {
                graph.addSample(stack, own[i]);
            }
        }
    }

    /** How far each frame is from the root. */
    private static int[] levels(FlameTree tree) {
        int[] levels = new int[tree.size()];
        for (int i = 1; i < levels.length; i++) {
            levels[i] = levels[tree.parent(i)] + 1;
        }
        return levels;
    }

    private static byte type(FlameTree tree, int node) {
        FlameTree.Name name = tree.names().get(tree.name(node));
        if (name.file().isEmpty()) {
            return name.text().contains("::") ? Frame.TYPE_CPP : Frame.TYPE_NATIVE;
        }
        return tree.isInlined(node) ? Frame.TYPE_INLINED : Frame.TYPE_JIT_COMPILED;
    }

    private static String title(Profile profile, FlameTree tree) {
        Optional<String> program = profile.mappings().stream()
                .map(Mapping::file)
                .filter(file -> !file.isEmpty())
                .findFirst()
                .map(Paths::baseName);
        return program.orElse("") + " " + tree.type() + " (" + tree.unit() + ")";
    }

    private static String leftOut(FlameTree tree, int[] levels) {
        boolean isDeep = Arrays.stream(levels).anyMatch(level -> level > LEVELS);
        String deep = isDeep ? "deeper than " + LEVELS + " levels" : "";
        String leftOut = tree.leftOut().isEmpty() ? deep : tree.leftOut();
        return leftOut.isEmpty() ? "" : ", without frames " + leftOut;
    }

    // Names stand in a script of the page: the converter quotes them, but would let one end the script.
    private static String text(String name) {
        return name.replaceAll("\\p{Cntrl}", " ").replace("</", "< /").replace("<!", "< !");
    }

    private static String escaped(String text) {
        return text(text).replace("&", "&amp;").replace("<", "&lt;");
    }
}
