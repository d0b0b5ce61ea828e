package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole lab, as a newcomer and bad luck meet it: real processes, real load, real signals. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
class LabRunTest {
    private static final String NAME = "pprof.demo-service.samples.cpu.";
    private static final int TIMES = 4;

    @TempDir
    Path folder;

    private LabHome links;
    private Home home;

    @BeforeEach
    void createHome() throws IOException {
        links = LabHome.in(folder.toRealPath());
        home = links.home();
        Files.createDirectories(home.myDumps());
        Files.writeString(home.myDumps().resolve(NAME + "001.pb.gz"), "mine");
    }

    @AfterEach
    void removeLinks() throws IOException {
        links.close();
    }

    @Test
    @Tag("alone")
    void theWholeLabPassesAndKeepsItsDump() throws Exception {
        // who has fewer samples than it takes is told to capture for longer, or to run it again
        for (int i = 2; i <= TIMES; i++) {
            try (var lab = LabProcess.start(home, "run", "cpu")) {
                int exitCode = lab.exitCode();
                assertThat(lab.err()).isEmpty();
                assertThat(lab.dumps()).hasSize(i).last().isEqualTo(NAME + "00" + i + ".pb.gz");
                lab.assertNothingIsLeft();
                if (exitCode == ExitCode.INCONCLUSIVE) continue;
                assertThat(lab.out())
                        .contains("1 Service", "2 Load", "3 Capture", "4 Compare", "5 Stop")
                        .contains("saved my-dumps/" + NAME + "00" + i + ".pb.gz")
                        .containsPattern("[0-9.]+s .*dev\\.flamelab\\.demo\\.fib\\.Fibonacci\\.recursive")
                        .contains("PASS: ");
                assertThat(exitCode).as(lab::out).isZero();
                assertThat(home.root().resolve("my-progress.txt")).content().containsPattern("cpu +run +PASS\n");
                assertThat(home.myDumps().resolve(NAME + "001.pb.gz")).hasContent("mine");
                return;
            }
        }
        throw new AssertionError("inconclusive each time");
    }

    @Test
    void allStoriesAreRunWhateverComesOfTheOthers(@TempDir Path other) throws Exception {
        try (var one = LabHome.in(other.toRealPath(), "cpu")) {
            var cpu = one.home().stories().resolve("cpu.yaml");
            var unrecorded = Files.readString(cpu).replace("chapter: 1", "chapter: 9");
            Files.writeString(cpu.resolveSibling("tea.yaml"), unrecorded);
            // in a second there are too few samples
            try (var lab = LabProcess.start(one.home(), "run", "all", "--warm-up", "1", "--seconds", "1")) {
                assertThat(lab.exitCode()).isEqualTo(ExitCode.MACHINE);
                assertThat(lab.out())
                        .containsPattern("cpu +INCONCLUSIVE +recursive Fibonacci .* 3\n")
                        .containsPattern("tea +ERROR .* 4\n")
                        .contains("1 INCONCLUSIVE, 1 ERROR in ");
                assertThat(lab.err())
                        .startsWith("lab: there is no bundled dump")
                        .hasLineCount(1);
                lab.assertNothingIsLeft();
            }
        }
    }

    @Test
    void aServiceThatIsKilledHalfWayIsTold() throws Exception {
        try (var lab = LabProcess.start(home, "run", "cpu", "--warm-up", "1", "--seconds", "30")) {
            lab.awaitLine("3 Capture");
            lab.child("DemoService").destroyForcibly();
            assertThat(lab.exitCode()).isEqualTo(ExitCode.MACHINE);
            assertThat(lab.err())
                    .startsWith("lab: the demo service ended half-way (exit code 137)")
                    .hasLineCount(1);
            assertThat(lab.dumps()).containsExactly(NAME + "001.pb.gz");
            lab.assertNothingRuns();
        }
    }

    @Test
    void aLoadThatIsKilledHalfWayIsTold() throws Exception {
        try (var lab = LabProcess.start(home, "run", "cpu", "--warm-up", "1", "--seconds", "30")) {
            lab.awaitLine("2 Load");
            lab.child("load.jar").destroyForcibly();
            assertThat(lab.exitCode()).isEqualTo(ExitCode.MACHINE);
            assertThat(lab.err())
                    .startsWith("lab: the load ended before its time (exit code 137)")
                    .hasLineCount(1);
            lab.assertNothingRuns();
        }
    }

    @ParameterizedTest(name = "{0} to {1} at \"{2}\"")
    @CsvSource({
        "INT, all, 'story ', 130",
        "INT, cpu, '1 Service', 130",
        "INT, cpu, '2 Load', 130",
        "TERM, cpu, '3 Capture', 143",
        "KILL, cpu, '3 Capture', 137"
    })
    void whoeverStopsItLeavesNothingBehind(String signal, String story, String when, int exitCode) throws Exception {
        try (var lab = LabProcess.start(home, "run", story, "--warm-up", "1", "--seconds", "60")) {
            lab.awaitLine(when);
            lab.signal(signal);
            assertThat(lab.exitCode()).isEqualTo(exitCode);
            assertThat(lab.err()).isEmpty();
            assertThat(lab.dumps()).containsExactly(NAME + "001.pb.gz");
            lab.assertNothingIsLeft();
        }
    }

    @Test
    void controlCReachesAllOfItAndLeavesNothingBehind() throws Exception {
        try (var lab = LabProcess.start(home, "run", "cpu", "--warm-up", "1", "--seconds", "60")) {
            lab.awaitLine("3 Capture");
            lab.signalGroup("INT");
            assertThat(lab.exitCode()).isEqualTo(130);
            assertThat(lab.err()).isEmpty();
            lab.assertNothingIsLeft();
        }
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var lab = LabProcess.start(home, "demo", "--pprof-port", "0", "--port", "" + taken.getLocalPort())) {
            assertThat(lab.exitCode()).isEqualTo(ExitCode.MACHINE);
            assertThat(lab.err())
                    .startsWith("lab: ")
                    .contains("" + taken.getLocalPort())
                    .hasLineCount(1);
            lab.assertNothingIsLeft();
        }
    }

    @Test
    void aLoadWithoutItsServiceIsInconclusiveAndACaptureIsKept() throws Exception {
        try (var demo = LabProcess.start(home, "demo", "--port", "0", "--pprof-port", "0")) {
            var app = demo.awaitLine("demo service").replaceAll(".*(http://[^/]+)/.*", "$1");
            var profiles = demo.awaitLine("profiles").replaceAll(".*(http://.*)", "$1");
            try (var capture =
                    LabProcess.start(home, "capture", "profile", "--url", profiles, "--seconds", "2", "--json")) {
                assertThat(capture.exitCode()).as(capture::err).isZero();
                assertThat(capture.out()).contains("\"dump\":\"my-dumps/" + NAME + "002.pb.gz\"");
            }
            try (var load = LabProcess.start(home, "load", "cpu", "--url", app, "--warm-up", "1", "--duration", "3")) {
                load.awaitLine("cpu, ");
                demo.child("DemoService").destroyForcibly();
                assertThat(load.exitCode()).as(load::err).isEqualTo(ExitCode.INCONCLUSIVE);
                assertThat(load.err()).startsWith("lab: the load failed: ").hasLineCount(1);
                assertThat(load.out()).contains("report: load/target/gatling/");
            }
            assertThat(demo.exitCode()).isEqualTo(ExitCode.MACHINE);
            assertThat(demo.err())
                    .startsWith("lab: the demo service ended half-way")
                    .hasLineCount(1);
            demo.assertNothingRuns();
        }
    }
}
