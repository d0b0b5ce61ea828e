package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
            assertThat(Captures.recordings()).isNotEmpty().allSatisfy(file -> assertThat(mode(file))
                    .isEqualTo("rw-------"));
            test.end(capture);
            Captures.await(() -> Captures.recordings().isEmpty());
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
    void fileIsThereWhileSomethingElseTakesLong() throws Exception {
        try (Scratch scratch = Scratch.in(parent)) {
            scratch.unlessEnded(() -> assertThat(CompletableFuture.supplyAsync(() -> aFile(scratch)))
                    .succeedsWithin(Duration.ofMinutes(1)));
        }
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
    void directoryThatLivesInAnotherContainerStays() throws Exception {
        Path living = leftoverOf(ProcessHandle.current().pid());
        Files.setLastModifiedTime(living, FileTime.fromMillis(0));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process holder = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        living.resolve("lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("locked");
            Scratch.in(parent).close();
            assertThat(living.resolve("chunk-1.jfr")).exists();
        } finally {
            holder.destroyForcibly().onExit().join();
        }
        Scratch.in(parent).close();
        assertThat(living).doesNotExist();
    }

    @Test
    void directoryThatIsBeingMadeStays() throws Exception {
        Path young = leftoverOf(deadPid());
        Files.delete(young.resolve("lock"));
        Scratch.in(parent).close();
        assertThat(young).exists();
        Files.setLastModifiedTime(young, FileTime.from(Instant.now().minusSeconds(90)));
        Scratch.in(parent).close();
        assertThat(young).doesNotExist();
    }

    @Test
    void directoryThatWasRemovedIsMadeAgain() throws Exception {
        try (Scratch scratch = Scratch.in(parent)) {
            Files.delete(scratch.directory().resolve("lock"));
            Files.delete(scratch.directory());
            Path file = scratch.newFile();
            assertThat(mode(file.getParent())).isEqualTo("rwx------");
            assertThat(file.resolveSibling("lock")).exists();
            Files.delete(file);
            Files.delete(file.resolveSibling("lock"));
            scratch.newFile();
            assertThat(file.getParent()).doesNotExist();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void idleServiceWhoseDirectoryWasRemovedStillProfiles() throws Exception {
        List<Path> directories = new ArrayList<>();
        for (boolean withJfr : List.of(false, true)) {
            try (TestSession test = TestSession.open((scratch, limits) -> {
                directories.add(scratch.directory());
                return withJfr ? new JfrSampler(scratch, limits) : Samplers.load(scratch, limits);
            })) {
                Path directory = directories.get(directories.size() - 1);
                Captures.await(() -> Captures.recordings().isEmpty());
                Captures.result(test.session().block());
                removeAll(directory);
                assertThat(Burner.seconds(test.during(() -> Burner.hot(Duration.ofMillis(500)))))
                        .isPositive();
                Captures.await(() -> test.session()
                        .block()
                        .handle((profile, refusal) -> profile != null)
                        .join());
            }
            assertThat(directories.get(directories.size() - 1)).doesNotExist();
        }
        assertThat(directories).hasSize(2);
    }

    /** As machines do with what has been idle for days. */
    private static void removeAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void folderThatCannotBeWrittenToIsRefused() {
        assertThatThrownBy(() -> Scratch.in(parent.resolve("missing")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("set java.io.tmpdir");
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

    /** Another service of the same number, as far as a lock tells. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.println("locked");
                System.in.read();
            }
        }
    }

    private static Path aFile(Scratch scratch) {
        try {
            return scratch.newFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
