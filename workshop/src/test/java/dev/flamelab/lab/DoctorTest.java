package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.Finding.Mark;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        "-1, 0, OK, Kernel frames: yes",
        "1, 0, OK, Kernel frames: yes",
        "1, 1, NOTE, only root sees their names",
        "2, 0, NOTE, Kernel frames: no; async-profiler uses its timer engine instead",
        "4, 1, NOTE, Kernel frames: no; async-profiler uses its timer engine instead"
    })
    void kernelSettingsAreExplained(String paranoid, String pointers, Mark mark, String meaning) throws IOException {
        Files.writeString(folder.resolve("perf_event_paranoid"), paranoid + "\n");
        Files.writeString(folder.resolve("kptr_restrict"), pointers + "\n");
        var kernel = PerfEvents.look(folder);
        assertThat(kernel.mark()).isEqualTo(mark);
        assertThat(kernel.found()).contains("perf_event_paranoid=" + paranoid).contains(meaning);
    }

    @Test
    void otherSystemsHaveNoKernelFrames() {
        assertThat(PerfEvents.look(folder).mark()).isEqualTo(Mark.NOTE);
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
