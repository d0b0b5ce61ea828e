package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.Finding.Mark;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
    @TempDir
    Path folder;

    @Test
    void everythingIsLookedAtInAnEmptyFolderWithAnEmptyPath() {
        var findings = new Doctor(folder, "").look();
        assertThat(findings)
                .extracting(Finding::name)
                .containsExactly(
                        "java",
                        "maven",
                        "cores",
                        "memory",
                        "disk",
                        "project",
                        "profiler",
                        "kernel",
                        "port",
                        "port",
                        "go",
                        "graphviz");
        assertThat(findings)
                .filteredOn(f -> f.mark() == Mark.MISS)
                .extracting(Finding::name)
                .contains("maven", "project");
        assertThat(findings).filteredOn(f -> f.mark() == Mark.MISS).allSatisfy(f -> assertThat(f.cure())
                .isNotBlank());
    }

    @Test
    void profilerTakesARealSample() {
        assertThat(finding("profiler", new Doctor(folder, "")))
                .isEqualTo(Finding.ok("profiler", "async-profiler 4.6 loads and takes samples"));
    }

    @Test
    void jdkOfThisTestIsOne() {
        assertThat(finding("java", new Doctor(folder, "")).found())
                .startsWith(Runtime.version().toString())
                .endsWith("a JDK");
    }

    @ParameterizedTest
    @CsvSource({"3.9.11,OK", "3.8.7,OK", "4.0.0-rc-4,OK", "3.6.3,MISS", "2.2.1,MISS"})
    void mavenIsJudgedByItsVersion(String version, Mark mark) throws IOException {
        program("mvn", "printf '\\033[1mApache Maven " + version + " (abc)\\033[m\\nMaven home: /x\\n'");
        var maven = finding("maven", new Doctor(folder, folder.toString()));
        assertThat(maven.mark()).isEqualTo(mark);
        assertThat(maven.found()).contains(version);
    }

    @Test
    void mavenThatFailsIsAMiss() throws IOException {
        program("mvn", "exit 1");
        var maven = finding("maven", new Doctor(folder, folder.toString()));
        assertThat(maven.mark()).isEqualTo(Mark.MISS);
        assertThat(maven.found()).contains("does not start");
    }

    @Test
    void takenPortIsANoteAndNoMiss() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var taken = Doctor.port(socket.getLocalPort(), "the demo service");
            assertThat(taken.mark()).isEqualTo(Mark.NOTE);
            assertThat(taken.found()).startsWith(socket.getLocalPort() + " is taken");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "perf_events, true, 2, 1, OK, Kernel frames: yes, ''",
        "perf_events, true, 1, 0, OK, Kernel frames: yes, ''",
        "perf_events, false, 1, 1, NOTE, Kernel frames: no, sudo sysctl",
        "ctimer, false, 2, 0, NOTE, Kernel frames: no, sudo sysctl",
        "ctimer, false, -1, 0, NOTE, Kernel frames: no, --cap-add PERFMON"
    })
    void kernelIsJudgedByWhatTheProfilerSawAndCuredByTheSettings(
            String engine, boolean frames, String paranoid, String pointers, Mark mark, String meaning, String cure)
            throws IOException {
        Files.writeString(folder.resolve("perf_event_paranoid"), paranoid + "\n");
        Files.writeString(folder.resolve("kptr_restrict"), pointers + "\n");
        var kernel = PerfEvents.look(Optional.of(new ProfilerProbe.Seen("4.6", engine, frames)), folder);
        assertThat(kernel.mark()).isEqualTo(mark);
        assertThat(kernel.found())
                .contains("engine is " + engine, "perf_event_paranoid=" + paranoid)
                .endsWith(meaning);
        assertThat(kernel.cure()).contains(cure).matches(told -> told.isEmpty() == cure.isEmpty());
    }

    @Test
    void systemWithoutSettingsHasNoCure() {
        var kernel = PerfEvents.look(Optional.of(new ProfilerProbe.Seen("4.6", "itimer", false)), folder);
        assertThat(kernel).isEqualTo(Finding.note("kernel", "the profiler's engine is itimer. Kernel frames: no", ""));
    }

    @Test
    void withoutAProfilerNothingIsSaidOfTheKernel() {
        assertThat(PerfEvents.look(Optional.empty(), folder).found()).doesNotContain("Kernel frames");
    }

    @Test
    void probeIsReadWhateverElseTheJvmSays() {
        var seen = new ProfilerProbe.Seen("4.6", "ctimer", true);
        assertThat(ProfilerProbe.Seen.read("WARNING: odd\n" + seen + "\nWARNING: late"))
                .contains(seen);
        assertThat(ProfilerProbe.Seen.read("nothing of the kind")).isEmpty();
    }

    @Test
    void kernelIsReportedAsThisMachineHasIt() {
        assertThat(finding("kernel", new Doctor(folder, "")).found())
                .matches(
                        "the profiler's engine is (perf_events|ctimer|itimer|wall)( \\(.*\\))?\\. Kernel frames: (yes|no)");
    }

    private static Finding finding(String name, Doctor doctor) {
        return doctor.look().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void program(String name, String script) throws IOException {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
