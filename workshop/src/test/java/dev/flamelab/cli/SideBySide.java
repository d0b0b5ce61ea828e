package dev.flamelab.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks our pprof and the real one the same questions, and tells where the answers differ. */
final class SideBySide implements AutoCloseable {
    /** What the real one says of programs that it looks for on this machine, which ours does not. */
    private static final Predicate<String> ABOUT_BINARIES = Pattern.compile(
                    "Main binary filename not available|^Local symbolization failed|^Some binary filenames not"
                            + "|^Try setting PPROF_BINARY_PATH")
            .asPredicate();

    /** The number of a node: in dot, and for callgrind of a function in a call tree, or how far on an address is. */
    private static final Pattern NUMBERED = Pattern.compile("\\bN\\d+(_\\d+)*|\\bnode\\d+| \\[\\d+/\\d+]|\\(\\d+\\)"
            + "|^(calls=0 )?(0x\\p{XDigit}+|[+-]\\d+|\\*)(?= )");

    /** What stands in a box beside a node, in dot. */
    private static final Pattern BOXED =
            Pattern.compile("(?<=N[\\d_]{0,20} \\[label = \").*?(?=\" id=\"N[\\d_]*\" fontsize=8)");

    /** How often the real one is asked again, for some of its answers depend on the order of a Go map. */
    private static final int SECOND_THOUGHTS = 6;

    private static final int SHOWN = 6;

    private final GoPprof go;
    private final Path folder;
    private final Map<Question, CompletableFuture<Typed>> asked = new LinkedHashMap<>();
    private int saved;
    private int undecided;

    SideBySide(Path folder) throws Exception {
        this.folder = folder;
        this.go = GoPprof.in(folder);
    }

    /** Has the real one asked from now on, while something else goes on here. */
    void ask(Question question) {
        asked.computeIfAbsent(question, go::ask);
    }

    /** How many answers of ours were taken because the real one has several. */
    int undecided() {
        return undecided;
    }

    int count() {
        return asked.size();
    }

    /** Each question that is answered in two ways. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        asked.forEach((question, theirs) -> {
            Typed ours = ours(question);
            String difference = difference(theirs.join(), ours);
            if (!difference.isEmpty() && !isOneOfTheirs(question, ours)) {
                differences.add(question + "\n" + difference);
            }
        });
        return differences;
    }

    /** Whether the real one says so too when it is asked again, or cannot decide on an order or a number. */
    private boolean isOneOfTheirs(Question question, Typed ours) {
        List<Typed> again = Stream.generate(() -> go.ask(question)).limit(SECOND_THOUGHTS).toList().stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();
        if (again.stream().anyMatch(theirs -> difference(theirs, ours).isEmpty())) {
            return true;
        }
        undecided += again.size() > 1 ? 1 : 0;
        var loosely = again.stream().map(SideBySide::loosely).distinct().toList();
        // Where no two of theirs are alike, be it so, there is nothing that ours could be held against.
        return loosely.size() == SECOND_THOUGHTS
                || again.size() > 1
                        && loosely.stream().anyMatch(theirs -> difference(theirs, loosely(ours))
                                .isEmpty());
    }

    /** The lines, in whatever order, without the numbers that nodes of equal rank get by chance. */
    private static Typed loosely(Typed typed) {
        String lines = typed.out()
                .lines()
                .map(line -> NUMBERED.matcher(line).replaceAll("N"))
                .sorted()
                .collect(Collectors.joining("\n"));
        return new Typed(typed.exitCode(), lines, typed.err());
    }

    @Override
    public void close() {
        go.close();
    }

    private Typed ours(Question question) {
        List<String> arguments = question.arguments("pprof", "--compat=1.19");
        if (!question.saved()) {
            return Typed.lab(question.typed(), arguments);
        }
        Path file = folder.resolve("ours-" + ++saved + ".pb.gz");
        arguments.add(1, "-output=" + file);
        Typed typed = Typed.lab("", arguments);
        String raw = Files.exists(file) ? go.raw(file) : "";
        return new Typed(typed.exitCode(), raw, typed.err().replaceAll("(?m)^Generating report in .*\n", ""));
    }

    /** What of two answers is not the same; empty when all is. */
    private static String difference(Typed theirs, Typed ours) {
        if (theirs.exitCode() != 0) {
            boolean told = ours.exitCode() != 0
                    && theirs.err().lines().filter(ABOUT_BINARIES.negate()).allMatch(ours.err()::contains);
            return told ? "" : "theirs fails: " + theirs.err() + "ours: " + ours.exitCode() + " " + ours.err();
        }
        if (ours.exitCode() != 0) {
            return "ours fails: " + ours.exitCode() + " " + ours.err();
        }
        String said = theirs.err()
                .lines()
                .filter(ABOUT_BINARIES.negate())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return lines("stdout", quoted(theirs.out()), ours.out()) + lines("stderr", said, ours.err());
    }

    /** The same, with quotes in boxes as they should be: as the real one has them Graphviz cannot read them. */
    private static String quoted(String theirs) {
        return BOXED.matcher(theirs)
                .replaceAll(box -> Matcher.quoteReplacement(box.group().replace("\"", "\\\"")));
    }

    private static String lines(String where, String theirs, String ours) {
        if (theirs.equals(ours)) {
            return "";
        }
        List<String> a = theirs.lines().toList();
        List<String> b = ours.lines().toList();
        int same = 0;
        while (same < Math.min(a.size(), b.size()) && a.get(same).equals(b.get(same))) {
            same++;
        }
        return "%s, line %d of %d and %d:\n%s%s"
                .formatted(where, same + 1, a.size(), b.size(), shown("< ", a, same), shown("> ", b, same));
    }

    private static String shown(String mark, List<String> lines, int from) {
        return lines.stream()
                .skip(from)
                .limit(SHOWN)
                .map(line -> mark + line + "\n")
                .collect(Collectors.joining());
    }
}
