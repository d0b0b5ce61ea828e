package dev.flamelab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String DUMP = "pprof.demo-service.samples.cpu.";
    private static final Path DUMPS = MiniProject.REAL.resolve("dumps");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private OtherHome otherHome;

    @TempDir
    Path home;

    @BeforeEach
    void projectOfItsOwn() throws IOException {
        copy(MiniProject.REAL.resolve("workshop/stories/cpu.yaml"), "workshop/stories/cpu.yaml");
        try (var dumps = Files.list(DUMPS)) {
            for (var dump : dumps.toList()) copy(dump, "dumps/" + dump.getFileName());
        }
        otherHome = OtherHome.at(home);
    }

    @AfterEach
    void homeAgain() {
        otherHome.close();
    }

    @Test
    void sameDumpShowsTheSameBottleneck() throws IOException {
        dump("001", Files.readAllBytes(bundled()), "2026-01-01T00:00:00Z");
        assertThat(check("cpu")).isZero();
        assertThat(out.toString()).contains(DUMP + "001.pb.gz", "recursive Fibonacci", "PASS: ");
        assertThat(err).hasToString("");
        assertThat(home.resolve("my-progress.txt")).content().containsPattern("cpu +check +PASS\n");
    }

    @Test
    void newestDumpIsTheOneThatIsJudged() throws IOException {
        dump("001", "no profile".getBytes(UTF_8), "2026-01-01T00:00:00Z");
        dump("002", Files.readAllBytes(bundled()), "2026-01-02T00:00:00Z");
        assertThat(check("cpu")).isZero();
        assertThat(out.toString())
                .contains("my-dumps/" + DUMP + "002.pb.gz")
                .doesNotContain("my-dumps/" + DUMP + "001");
    }

    @Test
    void dumpOfAnotherStoryIsLeftToThat() throws IOException {
        copy(MiniProject.REAL.resolve("workshop/stories/compare.yaml"), "workshop/stories/compare.yaml");
        dump("001", Files.readAllBytes(bundled()), "2026-01-01T00:00:00Z");
        dump("002", Files.readAllBytes(DUMPS.resolve("cpu-profile-v2-001.pb.gz")), "2026-01-02T00:00:00Z");
        assertThat(check("cpu")).isZero();
        assertThat(out.toString()).contains("my-dumps/" + DUMP + "001.pb.gz");
        assertThat(check("compare")).isZero();
        assertThat(out.toString()).contains("my-dumps/" + DUMP + "002.pb.gz", "every hit marked");
    }

    @Test
    void traceIsFoundAmongTheDumpsAndJudgedByItsRegions() throws IOException {
        copy(MiniProject.REAL.resolve("workshop/stories/trace.yaml"), "workshop/stories/trace.yaml");
        var trace = "trace.demo-service.001.jfr";
        copy(DUMPS.resolve(trace), "my-dumps/" + trace);
        assertThat(check("trace")).isZero();
        assertThat(out.toString())
                .contains("my-dumps/" + trace, "closing the books", ">= 60.0", "regions on event loops", "PASS: ");
        var compared = Typed.lab("compare", home.resolve("my-dumps/" + trace).toString());
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        assertThat(compared.out()).contains("closing the books", "PASS: ");
    }

    @Test
    void withoutADumpItSaysHowToTakeOne() {
        assertThat(check("cpu")).isEqualTo(4);
        assertThat(err.toString())
                .startsWith("lab: there is no dump " + DUMP + "*.pb.gz")
                .contains("./lab run cpu");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void truncatedDumpIsNamed() throws IOException {
        var bytes = Files.readAllBytes(bundled());
        dump("001", Arrays.copyOf(bytes, bytes.length / 2), "2026-01-01T00:00:00Z");
        assertThat(check("cpu")).isEqualTo(4);
        assertThat(err.toString()).contains(DUMP + "001.pb.gz is no profile (").contains("./lab run cpu");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void jsonIsAllThatAScriptGets() throws IOException {
        dump("001", Files.readAllBytes(bundled()), "2026-01-01T00:00:00Z");
        assertThat(check("cpu", "--json")).isZero();
        var answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.get("verdict").textValue()).isEqualTo("PASS");
        var share = answer.get("shares").get(0);
        assertThat(share.get("anchor").textValue()).isEqualTo("recursive Fibonacci");
        assertThat(share.get("value").textValue()).isEqualTo("cpu");
        assertThat(share.get("floor").intValue()).isEqualTo(60);
    }

    @Test
    void storyWithoutDumpsHasNothingToRecord() throws IOException {
        var story = home.resolve("workshop/stories/cpu.yaml");
        Files.writeString(story, Files.readString(story).replaceAll("(?s)\n    dumps:.*", "\n"));
        assertThat(lab("record", "cpu")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("lab: story cpu comes without dumps")
                .contains("cpu.yaml");
    }

    @Test
    void optionsOfTheFixAreRefusedWithoutIt() {
        assertThat(check("cpu", "--rate", "10")).isEqualTo(2);
        assertThat(err.toString()).contains("belong to --fix");
    }

    @Test
    void rateBelowOneIsRefused() {
        assertThat(check("cpu", "--fix", "--rate", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--rate must be 1 or more");
    }

    @Test
    void fixNeedsTheServiceBuilt() {
        assertThat(check("cpu", "--fix")).isEqualTo(4);
        assertThat(err.toString()).contains("is not built yet");
    }

    private int check(String... arguments) {
        var all = new ArrayList<>(List.of("check"));
        all.addAll(Arrays.asList(arguments));
        return lab(all.toArray(String[]::new));
    }

    private int lab(String... arguments) {
        return Lab.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private Path bundled() throws IOException {
        try (var dumps = Files.list(DUMPS)) {
            return dumps.filter(file -> file.getFileName().toString().equals(DUMP + "001.pb.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void dump(String number, byte[] content, String time) throws IOException {
        var file = home.resolve("my-dumps/" + DUMP + number + ".pb.gz");
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
    }

    private void copy(Path from, String to) throws IOException {
        Files.createDirectories(home.resolve(to).getParent());
        Files.copy(from, home.resolve(to));
    }
}
