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

    @Test
    void probeIsReadWhateverElseTheJvmSays() {
        assertThat(ProfilerProbe.read("WARNING: odd\nasync-profiler 4.6\nWARNING: late"))
                .contains("4.6");
        assertThat(ProfilerProbe.read("nothing of the kind")).isEmpty();
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
