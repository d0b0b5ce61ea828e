package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.ProfileFile;
import dev.flamelab.pprof.Profile;
import dev.flamelab.report.Dialect;
import dev.flamelab.report.GoPprof;
import dev.flamelab.report.Setting;
import dev.flamelab.report.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
    @TempDir
    private Path folder;

    /** What came of a script. */
    private record Said(String out, List<String> err) {}

    @Test
    void greetsWithWhatTheProfileIs() throws Exception {
        assertThat(told().err())
                .hasSize(5)
                .startsWith("File: shop", "Type: cpu")
                .contains("Duration: 10s, Total samples = 1s (10.00%)")
                .endsWith("Entering interactive mode (type \"help\" for commands, \"o\" for options)");
    }

    @Test
    void numberBehindOrAfterACommandLimitsIt() throws Exception {
        assertThat(told("top1").out()).endsWith("900ms 90.00%  shop.math.Fib.recursive\n");
        assertThat(told("top1").out()).isEqualTo(told("top 1").out());
    }

    @Test
    void wordsFocusAndDashedWordsIgnoreForOneCommandOnly() throws Exception {
        String out = told("top -cum recursive -memcpy", "top1").out();

        assertThat(out).startsWith("Active filters:\n   focus=recursive\n   ignore=memcpy\n");
        assertThat(out).endsWith(told("top1").out());
    }

    @Test
    void settingStaysUntilColonOrAnotherValue() throws Exception {
        String out = told("focus = memcpy //: a comment", "nodecount=1", "top", ":", "top")
                .out();

        assertThat(out.split("Showing nodes")).hasSize(3).satisfies(parts -> {
            assertThat(parts[0]).isEqualTo("Active filters:\n   focus=memcpy\n");
            assertThat(parts[1]).contains("memcpy").doesNotContain("Active filters");
        });
    }

    @Test
    void sampleTypeIsChosenByItsNameAlone() throws Exception {
        assertThat(told("samples", "top1").out()).contains("        90 90.00%");
        assertThat(told("mean_cpu", "top1").out()).contains("      10ms");
        assertThat(told("sample_index=0", "o").err())
                .anyMatch(text ->
                        text.contains("\n  sample_index              = samples              //: [samples | cpu]\n"));
    }

    @Test
    void reportGoesIntoAFileThatIsNew() throws Exception {
        Path file = folder.resolve("top.txt");

        assertThat(told("top1 >" + file, "peek . > " + file).err())
                .contains("Generating report in " + file)
                .last()
                .asString()
                .contains("top.txt exists already");
        assertThat(Files.readString(file)).endsWith("shop.math.Fib.recursive\n");
    }

    @Test
    void mistakeIsToldAndTheShellGoesOn() throws Exception {
        Said said = told(
                "bogus",
                "focus",
                "list",
                "focus x",
                "sample_index=heap",
                "mean=maybe",
                "sort=up",
                "top (",
                "top >",
                "top1");

        assertThat(said.err())
                .contains(
                        "unrecognized command: \"bogus\"",
                        "please specify a value, e.g. focus=<val>",
                        "command list requires an argument",
                        "did you mean: focus=x",
                        "sample_index \"heap\" must be one of: [samples cpu]",
                        "'maybe' is neither true nor false",
                        "invalid \"sort\" value \"up\": there is cum, flat",
                        "unexpected end of line after >")
                .anyMatch(line -> line.startsWith("parsing focus regexp"));
        assertThat(said.out()).endsWith("shop.math.Fib.recursive\n");
    }

    @Test
    void nothingIsCarriedOutBehindTheEnd() throws Exception {
        for (String end : List.of("q", "quit", "exit"))
            assertThat(told(end, "top").out()).isEmpty();
    }

    @Test
    void everythingHasHelp() throws Exception {
        List<String> help = told("help").err();
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(help).anyMatch(text -> text.contains("\n  " + format.label() + " "));
            assertThat(told("help " + format.label()).err()).anyMatch(text -> text.startsWith(format.description()));
        }
        for (Setting setting : Setting.values()) {
            assertThat(help).anyMatch(text -> text.contains("\n  " + setting.label() + " "));
            assertThat(told("help " + setting.label()).err()).anyMatch(text -> text.startsWith(setting.description()));
        }
        assertThat(told("help me").err()).endsWith("Unknown command: me");
    }

    @Test
    void printsWhatGoPrints() throws Exception {
        Path dump = GoPprof.anyDump();
        String script = String.join(
                "\n",
                List.of(
                        "top3",
                        "top 2 -cum",
                        "sample_index=0",
                        "top1",
                        "lines=1",
                        "tree 5",
                        "granularity=files",
                        "text 4",
                        ":",
                        "functions=true",
                        "cum=1",
                        "top 5 -zzz .",
                        "tags",
                        "mean=1",
                        "top7",
                        "mean=0",
                        "unit=hrs",
                        "top2",
                        "trim=false",
                        "top3",
                        "peek ^main",
                        "",
                        "traces main",
                        "comments",
                        "nodecount=4",
                        "dot",
                        "callgrind >" + folder.resolve("c"),
                        "compact_labels=false",
                        "top",
                        "exit"));

        assertThat(told(ProfileFile.read(dump), Dialect.GO_1_19, script).out())
                .isEqualTo(GoPprof.piped(script, dump.toString()));
    }

    private Said told(String... lines) throws IOException {
        return told(Dumps.fib(), Dialect.CURRENT, String.join("\n", lines));
    }

    private static Said told(Profile profile, Dialect dialect, String script) throws IOException {
        var out = new StringWriter();
        var writer = new PrintWriter(out);
        List<String> err = new ArrayList<>();
        var input = ShellInput.piped(
                new BufferedReader(new StringReader(script)), dialect == Dialect.GO_1_19 ? writer : null);
        new Shell(
                        new Reports(profile, dialect, false, false),
                        Recordings.among(List.of(), kind -> null),
                        Settings.INITIAL,
                        new ReportOutput(writer, err::add, false, false),
                        err::add)
                .run(input);
        writer.flush();
        return new Said(out.toString(), err);
    }
}
