package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PprofCommandTest {
    @TempDir
    private Path folder;

    private String dump;

    @BeforeEach
    void writeDump() throws Exception {
        dump = Files.write(folder.resolve("1.pb.gz"), Dumps.bytes(Dumps.fib())).toString();
    }

    @Test
    void topIsPrinted() {
        Typed typed = Typed.lab("pprof", "-top", dump);

        assertThat(typed.err()).isEmpty();
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .startsWith("File: shop\nType: cpu\nTime: 2023-11-1")
                .endsWith(String.join(
                        "\n",
                        "Duration: 10s, Total samples = 1000ms (10.00%)",
                        "Showing nodes accounting for 1000ms, 100% of 1000ms total",
                        "      flat  flat%   sum%        cum   cum%",
                        "     900ms 90.00% 90.00%      900ms 90.00%  shop.math.Fib.recursive",
                        "     100ms 10.00%   100%      100ms 10.00%  memcpy",
                        "         0     0%   100%     1000ms   100%  shop.web.Handler.handle",
                        ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-top -cum -nodecount=1 DUMP",
                "--top --cum --nodecount=1 DUMP",
                "-text -cum -nodecount 1 DUMP",
                "DUMP -top -cum -nodecount 1",
                "-cum=true -top -nodecount=1 -focus=. -ignore=nothing -functions -trim DUMP",
                "-cum=t -top=1 -flat=false -nodecount=7 --nodecount=1 -compact_labels=F -focus -ig -focus= DUMP",
            })
    void flagsMayBeWrittenInEveryWayThatPprofTakes(String line) {
        Typed typed = Typed.lab(words("pprof " + line));

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("Showing top 1 nodes out of 3").endsWith("  shop.web.Handler.handle\n");
    }

    @Test
    void linesFilesAndUnitsAreChosenByTheirFlags() {
        assertThat(Typed.lab("pprof", "-top", "-lines", dump).out()).contains("Fib.recursive shop/math/Fib.java:7\n");
        assertThat(Typed.lab("pprof", "-top", "-files", dump).out()).contains("  shop/web/Handler.java\n");
        assertThat(Typed.lab("pprof", "-top", "-unit=s", dump).out()).contains("     0.90s 90.00%");
        assertThat(Typed.lab("pprof", "-top", "-sample_index=samples", dump).out())
                .contains("Type: samples")
                .contains("        90 90.00%");
    }

    @Test
    void filterThatMatchesNothingIsSaidOnStderr() {
        Typed typed = Typed.lab("pprof", "-top", "-focus=nowhere", dump);

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err()).isEqualTo("Focus expression matched no samples\n");
        assertThat(typed.out()).contains("Active filters:\n   focus=nowhere\n");
    }

    @Test
    void severalDumpsAreAddedUp() {
        assertThat(Typed.lab("pprof", "-top", dump, dump).out()).contains("Duration: 20s, Total samples = 2000ms");
    }

    @Test
    void jsonHasTheRowsAsNumbers() throws Exception {
        JsonNode top = new ObjectMapper()
                .readTree(Typed.lab("pprof", "-top", "--json", dump).out());

        assertThat(top.get("unit").asText()).isEqualTo("nanoseconds");
        assertThat(top.get("total").asLong()).isEqualTo(1_000_000_000);
        assertThat(top.get("rows").get(0).get("name").asText()).isEqualTo("shop.math.Fib.recursive");
        assertThat(top.get("rows").get(0).get("flat").asLong()).isEqualTo(900_000_000);
    }

    @Test
    void reportGoesIntoANewFileAndNeverIntoAnOldOne() throws Exception {
        Path report = folder.resolve("report.txt");

        Typed first = Typed.lab("pprof", "-top", "-output=" + report, dump);
        Typed second = Typed.lab("pprof", "-top", "-output", report.toString(), "-nodecount=1", dump);

        assertThat(first.out()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(first.err()).isEqualTo("Generating report in " + report + "\n");
        assertThat(second.err()).contains("report.txt exists already: remove it or name another file");
        assertThat(Files.readString(report)).endsWith("shop.web.Handler.handle\n");
    }

    @Test
    void oldGoOverwritesAndSoDoWeWhereThatIsAskedFor() throws Exception {
        Path report = Files.writeString(folder.resolve("old.txt"), "old\n".repeat(1000));

        Typed typed = Typed.lab("pprof", "-top", "-compat=1.19", "-output=" + report, dump);

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(Files.readString(report))
                .startsWith("File: shop\n")
                .endsWith("shop.web.Handler.handle\n")
                .doesNotContain("old");
    }

    @Test
    void javaNamesAreMadeReadableWhereThatIsAskedFor() {
        assertThat(Typed.lab("pprof", "-top", "-java=short", dump).out()).endsWith("  Handler.handle\n");
        assertThat(Typed.lab("pprof", "-top", "--java=full", dump).out()).endsWith("  shop.web.Handler.handle\n");
        assertThat(Typed.lab("pprof", "-top", "-java=long", dump).err()).contains("'long' is none of short, full, jvm");
    }

    @Test
    void everyReportAndSettingIsInTheHelpInItsGroup() {
        String help = Typed.lab("pprof", "--help").out();

        assertThat(help)
                .startsWith("Usage: lab pprof [REPORT] [FLAG]... [PROGRAM] SOURCE...\n")
                .containsSubsequence("Reports, ", " -top, --top ", "What they show", " -unit, --unit=", "Sources and");
        for (ReportFormat format : ReportFormat.values()) assertThat(help).contains(" -" + format.label() + ", --");
    }

    @Test
    void helpOffersNothingThatIsNotThere() {
        assertThat(Typed.lab("pprof", "--help").out()).contains("-http=[HOST]:[PORT]");
    }

    @Test
    void flagMistypedIsSuggestedOnce() {
        assertThat(Typed.lab("pprof", "-nodecout=3", dump).err())
                .containsOnlyOnce("-nodecount")
                .doesNotContain("--nodecount");
    }

    @Test
    void jsonMayHaveOneDash() {
        assertThat(Typed.lab("pprof", "-top", "-json", dump).out()).startsWith("{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "local:bar:none"})
    void modeThatIsNotKnownIsToldAndPassedOver(String mode) {
        Typed typed = Typed.lab("pprof", "-top", "-symbolize=" + mode, dump);

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err())
                .isEqualTo("ignoring unrecognized symbolization option: " + mode + "\n"
                        + "expecting -symbolize=[local|fastlocal|remote|none][:force]"
                        + "[:demangle=[none|full|templates|default]]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none:bar", "Local:force:demangle=full", "fastlocal", "remote:templates"})
    void modeThatIsKnownIsTakenInSilence(String mode) {
        assertThat(Typed.lab("pprof", "-top", "-symbolize=" + mode, dump).err()).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("-top -list=x DUMP", "-list and -top exclude each other"),
                arguments("-list=x --json DUMP", "--json goes with -top only"),
                arguments("-top", "name a profile: a file"),
                arguments("-top -output=FOLDER DUMP", "is a folder: name a new file in it"),
                arguments("-top -output=FOLDER/no/x DUMP", "/no/x cannot be written, as there is no folder "),
                arguments("-top -seconds=-1 DUMP", "-1 seconds are no time to wait: give 1 or more"),
                arguments("-topp DUMP", "Unknown option: '-topp'"),
                arguments("-top -nodecount=many DUMP", "-nodecount: 'many' is no whole number"),
                arguments("-top -cum -flat DUMP", "-cum and -flat exclude each other"),
                arguments("-top -lines -files DUMP", "-files and -lines exclude each other"),
                arguments("-top -focus=( DUMP", "parsing focus regexp: error parsing regexp: missing closing ): `(`"),
                arguments("-top -sample_index=heap DUMP", "sample_index \"heap\" must be one of: [samples cpu]"),
                arguments("-top -sample_index=2 DUMP", "sample_index 2 is outside the range [0..1]"),
                arguments("-top -divide_by=0 DUMP", "zero divisor specified"),
                arguments("-top -normalize DUMP", "-normalize needs a base"),
                arguments("-top -base=DUMP -diff_base=DUMP DUMP", "-base and -diff_base exclude each other"),
                arguments("-top -largest=0 DUMP", "'0' is no size: give one such as 500MB"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakeIsToldInOneSentenceAndIsWrongUsage(String line, String sentence) {
        Typed typed = Typed.lab(words("pprof " + line));

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err().lines().findFirst().orElseThrow())
                .startsWith("lab: ")
                .contains(sentence);
        assertThat(typed.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-list", "-weblist", "-disasm", "-peek"})
    void whatIsNotInTheProfileIsNoWrongUsage(String report) {
        Typed typed = Typed.lab("pprof", report + "=Nobody", "-tagfocus=nokey=x", dump);

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err())
                .startsWith("TagFocus expression matched no samples\nlab: no matches found for regexp: Nobody")
                .hasLineCount(2);
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void dashIsNoStandardInput() {
        assertThat(Typed.lab("pprof", "-top", "-"))
                .isEqualTo(new Typed(1, "", "lab: - is no file: name /dev/stdin to read what is piped in\n"));
    }

    @Test
    void addressThatIsNoneIsToldApart() {
        assertThat(Typed.lab("pprof", "-top", "ftp://x/y"))
                .isEqualTo(new Typed(1, "", "lab: nothing is fetched by ftp: fetch the profile, and name its file\n"));
        assertThat(Typed.lab("pprof", "-top", "localhost:99999"))
                .satisfies(typed -> assertThat(typed.exitCode()).isEqualTo(2))
                .satisfies(typed ->
                        assertThat(typed.err()).startsWith("lab: there is no port 99999: the last one is 65535"));
    }

    @Test
    void folderIsNoProfile() {
        Typed typed = Typed.lab("pprof", "-top", folder.toString());

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).startsWith("lab: ").endsWith(" is a folder: name one of the dumps in it\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.flamelab.cli.ForeignFiles#all")
    void foreignFileIsToldForWhatItIs(String what, byte[] bytes, String sentence, String cure) throws Exception {
        Path file = Files.write(folder.resolve("foreign"), bytes);

        for (String command : List.of("pprof -top", "flame")) {
            List<String> typed = new ArrayList<>(List.of(command.split(" ")));
            typed.add(file.toString());
            Typed answer = Typed.lab(typed.toArray(String[]::new));

            assertThat(answer.exitCode()).as(command).isEqualTo(command.equals("flame") ? 4 : 1);
            // pprof alone reads recordings, and this one is cut
            boolean isRead = what.equals("recording") && command.startsWith("pprof");
            assertThat(answer.err())
                    .startsWith("lab: ")
                    .contains("foreign " + (isRead ? "cannot be read: the recording ends" : sentence))
                    .endsWith((isRead ? ": record it again" : cure) + "\n")
                    .hasLineCount(1);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    private String[] words(String line) {
        return Arrays.stream(line.split(" "))
                .map(word -> word.replace("DUMP", dump).replace("FOLDER", folder.toString()))
                .toArray(String[]::new);
    }
}
