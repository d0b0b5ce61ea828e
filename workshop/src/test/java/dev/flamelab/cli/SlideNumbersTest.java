package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The deck of the CPU chapter shows what the bundled dump holds: when that is recorded anew, so is the slide. */
class SlideNumbersTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String DUMP =
            ROOT.resolve("dumps/pprof.demo-service.samples.cpu.001.pb.gz").toString();

    @Test
    void numbersOnTheSlideAreThoseOfTheBundledDump() throws IOException {
        String deck = Files.readString(ROOT.resolve("slides/01-cpu.md"));
        String top = pprof("-top", "-cum", "-nodecount=50", DUMP);

        assertThat(top).contains(found(deck, "Duration: .*%\\)"));
        List<MatchResult> rows = Pattern.compile("\\| \\**([0-9.ms]+)\\** \\| ([0-9.ms]+) \\| `(\\S+)` \\|")
                .matcher(deck)
                .results()
                .toList();
        assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(top)
                .containsPattern("(?m)^ +" + Pattern.quote(row.group(1)) + " .* " + Pattern.quote(row.group(2))
                        + " +\\S+  \\S*\\." + Pattern.quote(row.group(3)) + "$"));
    }

    @Test
    void lineOnTheSlideIsThatOfTheBundledDump() throws IOException {
        String deck = Files.readString(ROOT.resolve("slides/01-cpu.md"));
        String line = found(deck, "(?m)^[0-9.ms]+ +[0-9.ms]+ +[0-9]+: +return .*;");
        String list = pprof(
                "-list=Fibonacci\\.recursive", "-source_path=" + ROOT.resolve("demo-service/src/main/java"), DUMP);

        assertThat(list.replaceAll(" +", " ")).contains(line.replaceAll(" +", " "));
    }

    private static String found(String text, String pattern) {
        var match = Pattern.compile(pattern).matcher(text);
        assertThat(match.find()).as(pattern).isTrue();
        return match.group();
    }

    private static String pprof(String... arguments) {
        var line = new ArrayList<>(List.of("pprof"));
        line.addAll(List.of(arguments));
        Typed typed = Typed.lab(line.toArray(String[]::new));
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        return typed.out();
    }
}
