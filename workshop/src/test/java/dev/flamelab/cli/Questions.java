package dev.flamelab.cli;

import dev.flamelab.lab.ProfileFile;
import dev.flamelab.pprof.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one may ask of any profile: every report, and every option with values that hit and values that miss. */
final class Questions {
    static final List<String> REPORTS = List.of(
            "-top",
            "-top -cum",
            "-tree",
            "-tree -cum",
            "-peek=.",
            "-peek=main|run|Cart",
            "-traces",
            "-tags",
            "-raw",
            "-comments",
            "-dot",
            "-callgrind",
            "-list=.",
            "-list=recursive|add|main",
            "-topproto",
            "-proto");

    private static final List<String> PATTERNS = List.of(
            "main",
            "f[12]",
            "lib",
            "Cart",
            "run$",
            "^com\\.",
            "(?i)MAIN",
            "nothing at all",
            "json|http",
            "\\.java",
            "service",
            "size|summe",
            "mallocgc",
            "go",
            "\\pL\\.",
            "t[12]",
            "recursive");
    private static final List<String> TAGS = List.of(
            "t1",
            "thread=t1",
            "thread=t.,user",
            "bytes=1kb:",
            ":64kb",
            "bytes=1kb:64mb",
            "t1,t2",
            "request=4mb:",
            "512b",
            "latency=1s:",
            "user=x:y",
            "nosuch=1",
            "a b",
            "port=1:100000",
            "größe=.");
    private static final List<String> KEYS = List.of("thread", "user", "bytes", "t.*,x", "nothing", "latency", "r|b");
    private static final List<String> UNITS = List.of(
            "auto", "ms", "s", "ns", "hrs", "minutes", "B", "kb", "mb", "GB", "us", "parsec", "count", "seconds", "");
    private static final List<String> NUMBERS = List.of("0", "1", "3", "10", "80", "-5");
    private static final List<String> FRACTIONS = List.of("0", "0.01", "0.1", "0.5", "1", "1e-9");
    private static final List<String> GRANULARITIES =
            List.of("-functions", "-filefunctions", "-files", "-lines", "-addresses");

    private static final int BASE = 25;
    private static final int OPTIONS = 27;

    private final Random random;
    private final List<Path> profiles;
    private final Map<Path, String> kinds;

    Questions(Random random, List<Path> profiles) {
        this.random = random;
        this.profiles = profiles;
        this.kinds = profiles.stream().collect(Collectors.toMap(path -> path, Questions::kind));
    }

    private static String kind(Path path) {
        Profile profile = ProfileFile.read(path);
        return profile.sampleTypes() + " " + profile.periodType();
    }

    /** What is typed into the shell. */
    private static final List<String> SESSIONS = List.of(
            "top\n",
            "top3\nfocus=main|f1\ntop 5 -cum\n:\ntop5 run -main\nq\ntop\n",
            "o\ncompact_labels=false\ngranularity=lines\ntop 4\nsort=cum\ntop 4\noptions\n",
            "tree 5\npeek main\npeek\nlist nothing\ntraces main\ntags\ntags t1 -t2\n",
            "sample_index=0\ntop2\nsample_index=9\nsample_index=nosuch\ntotal_cpu\nmean_cpu\ntop 2\nmean=0\nsamples\n",
            "nosuch\nfocus\nnodecount=3\ntop\nunit=ms //: in ms\ntop\ntop >\ntrim=0\ntop 9999\n",
            "focus=(\ntop\nfocus=\ngranularity=lines\ntop 2\nsort=cum\ntop 2\ndot 3 main\nraw\n",
            "\n  \ncomments\ndivide_by=2\nunit=auto\ntop 3\ndivide_by=0\ntop 3\ndrop_negative=yes\ntop 1",
            "relative_percentages=1\ntop5 -main.*\ntagroot=thread\nlist [\npeek (\nweblist [\nlist main -run\n");

    static Stream<Question> sessions(Path profile) {
        return SESSIONS.stream()
                .map(session -> new Question(
                        session.startsWith("relative")
                                ? List.of("-symbolize=none", "-relative_percentages", "-focus=main")
                                : List.of("-symbolize=none"),
                        List.of(profile),
                        session,
                        false));
    }

    static Stream<Question> everyReport(Path profile, String... more) {
        return REPORTS.stream().map(report -> {
            List<String> flags = new ArrayList<>(List.of(more));
            flags.addAll(List.of(report.split(" ")));
            return Question.of(profile, flags.toArray(String[]::new));
        });
    }

    /** A report with some options, of one profile, or of several together that go together. */
    Question random() {
        List<String> flags = new ArrayList<>(List.of("-symbolize=none"));
        flags.addAll(List.of(any(REPORTS).split(" ")));
        Path profile = any(profiles);
        Set<Integer> chosen = new TreeSet<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            chosen.add(random.nextInt(OPTIONS));
        }
        chosen.forEach(option -> flags.add(option(option, profile)));
        if (chosen.contains(BASE) && random.nextBoolean()) flags.add("-normalize");
        Question question = Question.of(profile, flags.toArray(String[]::new));
        return random.nextInt(8) > 0
                ? question
                : new Question(question.flags(), List.of(profile, like(profile)), "", question.saved());
    }

    /** One that can be added to it, or taken off; it may be the same. */
    private Path like(Path profile) {
        return any(profiles.stream()
                .filter(other -> kinds.get(other).equals(kinds.get(profile)))
                .toList());
    }

    private String option(int option, Path profile) {
        return switch (option) {
            case 0 -> "-sample_index=" + random.nextInt(3);
            case 1 -> "-mean";
            case 2 -> any(GRANULARITIES);
            case 3 -> "-noinlines";
            case 4 -> "-call_tree";
            case 5 -> "-relative_percentages";
            case 6 -> "-drop_negative";
            case 7 -> "-divide_by=" + any(List.of("2", "0.5", "3", "1000"));
            case 8 -> "-unit=" + any(UNITS);
            case 9 -> "-focus=" + any(PATTERNS);
            case 10 -> "-ignore=" + any(PATTERNS);
            case 11 -> "-hide=" + any(PATTERNS);
            case 12 -> "-show=" + any(PATTERNS);
            case 13 -> "-show_from=" + any(PATTERNS);
            case 14 -> "-prune_from=" + any(PATTERNS);
            case 15 -> "-tagfocus=" + any(TAGS);
            case 16 -> "-tagignore=" + any(TAGS);
            case 17 -> "-tagshow=" + any(KEYS);
            case 18 -> "-taghide=" + any(KEYS);
            case 19 -> "-tagroot=" + any(KEYS);
            case 20 -> "-tagleaf=" + any(KEYS);
            case 21 -> "-nodecount=" + any(NUMBERS);
            case 22 -> "-nodefraction=" + any(FRACTIONS);
            case 23 -> "-edgefraction=" + any(FRACTIONS);
            case 24 -> "-trim=false";
            case BASE -> (random.nextBoolean() ? "-base=" : "-diff_base=") + like(profile);
            default -> "-compact_labels";
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
