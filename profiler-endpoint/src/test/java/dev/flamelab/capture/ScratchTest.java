package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    private Path parent;

    @Test
    void filesAreForThisUserAlone() throws Exception {
        try (Scratch scratch = Scratch.in(parent)) {
            Path file = scratch.newFile();
            assertThat(mode(file)).isEqualTo("rw-------");
            assertThat(mode(file.resolveSibling("lock"))).isEqualTo("rw-------");
            assertThat(mode(file.getParent())).isEqualTo("rwx------");
        }
    }

    @Test
    void profilerKeepsThemSo() throws Exception {
        try (TestSession test = TestSession.open()) {
            Capture capture = test.begin();
            assertThat(recordings()).isNotEmpty().allSatisfy(file -> assertThat(mode(file))
                    .isEqualTo("rw-------"));
            test.end(capture);
            Captures.await(() -> recordings().isEmpty());
        }
    }

    @Test
    void closingLeavesNothing() throws Exception {
        Scratch scratch = Scratch.in(parent);
        scratch.newFile();
        scratch.close();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void leftoversOfDeadProcessesGo() throws Exception {
        Path leftover = leftoverOf(deadPid());
        Scratch.in(parent).close();
        assertThat(leftover).doesNotExist();
    }

    @Test
    void leftoverOfAnEarlierLifeWithOurNumberGoes() throws Exception {
        Path leftover = leftoverOf(ProcessHandle.current().pid());
        Files.setLastModifiedTime(leftover, FileTime.fromMillis(0));
        Scratch.in(parent).close();
        assertThat(leftover).doesNotExist();
    }

    @Test
    void whatLivesOrIsNotOursStays() throws Exception {
        try (Scratch first = Scratch.in(parent)) {
            Path living =
                    leftoverOf(ProcessHandle.current().parent().orElseThrow().pid());
            Path foreign = Files.createDirectory(parent.resolve("flamelab-notes"));
            Path target = Files.createDirectory(parent.resolve("target"));
            Files.createFile(target.resolve("precious.txt"));
            Path link = Files.createSymbolicLink(parent.resolve("flamelab-" + deadPid() + "-1"), target);
            Scratch.in(parent).close();
            assertThat(List.of(first.directory(), living, foreign, link, target.resolve("precious.txt")))
                    .allSatisfy(path -> assertThat(path).exists());
        }
    }

    @Test
    void folderThatTheProfilerWouldMisreadIsRefused() throws Exception {
        Path comma = Files.createDirectory(parent.resolve("a,file=b"));
        assertThatThrownBy(() -> Scratch.in(comma))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("set java.io.tmpdir");
    }

    private Path leftoverOf(long pid) throws IOException {
        Path leftover = Files.createDirectory(parent.resolve("flamelab-" + pid + "-123"));
        Files.createFile(leftover.resolve("lock"));
        Files.createFile(leftover.resolve("chunk-1.jfr"));
        return leftover;
    }

    private static long deadPid() throws Exception {
        Process process = new ProcessBuilder("true").start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.pid();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static List<Path> recordings() {
        List<Path> files = new ArrayList<>();
        Path tmp = Path.of(System.getProperty("java.io.tmpdir"));
        String ours = "flamelab-" + ProcessHandle.current().pid() + "-*";
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(tmp, ours)) {
            for (Path directory : directories) {
                try (DirectoryStream<Path> recordings = Files.newDirectoryStream(directory, "*.jfr")) {
                    recordings.forEach(files::add);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }
}
