package dev.flamelab.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.ProfileWriter;
import dev.flamelab.pprof.ValueType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DumpStoreTest {
    private static final String NAME = "pprof.demo-service.samples.cpu.";

    @TempDir
    Path temporary;

    private Path folder;
    private DumpStore store;

    @BeforeEach
    void createStore() {
        folder = temporary.resolve("my-dumps");
        store = new DumpStore(folder);
    }

    @Test
    void dumpsAreNamedAndNumberedAsPprofDoesIt() throws IOException {
        var profile = profileOf("/opt/bin/demo-service");
        assertThat(store.save(profile, bytes(profile))).isEqualTo(folder.resolve(NAME + "001.pb.gz"));
        assertThat(store.save(profile, bytes(profile))).isEqualTo(folder.resolve(NAME + "002.pb.gz"));
        assertThat(files()).containsExactly(NAME + "001.pb.gz", NAME + "002.pb.gz");
        assertThat(ProfileReader.read(Files.readAllBytes(folder.resolve(NAME + "002.pb.gz"))))
                .isEqualTo(profile);
    }

    @Test
    void dumpsOfANameAreFoundTheNewestFirst() throws IOException {
        var profile = profileOf("demo-service");
        for (int saved = 0; saved < 3; saved++) store.save(profile, bytes(profile));
        store.save(profileOf("demo-service.x"), bytes(profile));
        Files.createFile(folder.resolve(NAME + "mine.pb.gz"));
        Files.setLastModifiedTime(folder.resolve(NAME + "002.pb.gz"), FileTime.fromMillis(0));

        assertThat(store.named(DumpName.of(profile)))
                .containsExactly(
                        folder.resolve(NAME + "003.pb.gz"),
                        folder.resolve(NAME + "001.pb.gz"),
                        folder.resolve(NAME + "002.pb.gz"));
    }

    @Test
    void aProfileWithoutAMappingHasNoServiceInItsName() throws IOException {
        var profile = profileOf("");
        assertThat(store.save(profile, bytes(profile)).getFileName()).hasToString("pprof.samples.cpu.001.pb.gz");
    }

    @Test
    void aTraceIsKeptAsItIsAndCountedByItself() throws IOException {
        var recording = new byte[] {'F', 'L', 'R', 0, 1};
        assertThat(store.saveTrace("shop", recording))
                .isEqualTo(folder.resolve("trace.shop.001.jfr"))
                .hasBinaryContent(recording);
        assertThat(store.saveTrace("shop", recording).getFileName()).hasToString("trace.shop.002.jfr");
        assertThat(store.saveTrace("", recording).getFileName()).hasToString("trace.001.jfr");
        assertThat(store.named(DumpName.ofTrace("shop"))).hasSize(2);
        assertThat(store.named(DumpName.ofTrace(""))).hasSize(1);
    }

    @Test
    void aNameFromElsewhereCannotLeaveTheFolder() throws IOException {
        var profile = profileOf("/x/..\\..\\a b:c");
        assertThat(store.save(profile, bytes(profile))).isEqualTo(folder.resolve("pprof.a_b_c.samples.cpu.001.pb.gz"));
    }

    @Test
    void whatIsThereIsNeverOverwritten() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(NAME + "001.pb.gz"), "mine");
        var profile = profileOf("demo-service");
        assertThat(store.save(profile, bytes(profile)).getFileName()).hasToString(NAME + "002.pb.gz");
        assertThat(folder.resolve(NAME + "001.pb.gz")).hasContent("mine");
    }

    @Test
    void writersAtTheSameMomentGetANumberEach() throws Exception {
        int writers = 16;
        var profile = profileOf("demo-service");
        var bytes = bytes(profile);
        var go = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(writers);
        try {
            var saved = new ArrayList<Future<Path>>();
            for (int i = 0; i < writers; i++) {
                saved.add(pool.submit(() -> {
                    go.await();
                    return new DumpStore(folder).save(profile, bytes);
                }));
            }
            go.countDown();
            var paths = new ArrayList<Path>();
            for (var each : saved) paths.add(each.get());
            assertThat(paths).doesNotHaveDuplicates();
            assertThat(files()).hasSize(writers).contains(NAME + "001.pb.gz", NAME + "016.pb.gz");
            for (var path : paths) assertThat(path).hasBinaryContent(bytes);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void onADiskWithoutLinksATakenNameIsLeftAloneToo() throws IOException {
        var complete = Files.writeString(temporary.resolve("complete"), "complete");
        var taken = Files.writeString(temporary.resolve("taken"), "taken");
        assertThatThrownBy(() -> DumpStore.moveTo(taken, complete)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(taken).hasContent("taken");
        assertThat(DumpStore.moveTo(temporary.resolve("free"), complete)).hasContent("complete");
    }

    @Test
    void anUncompressedProfileIsCompressed() throws IOException {
        var profile = profileOf("demo-service");
        byte[] raw;
        try (var gunzip = new GZIPInputStream(new ByteArrayInputStream(bytes(profile)))) {
            raw = gunzip.readAllBytes();
        }
        try (var saved = new GZIPInputStream(Files.newInputStream(store.save(profile, raw)))) {
            assertThat(saved.readAllBytes()).isEqualTo(raw);
        }
    }

    @Test
    void leftoversOfTheDeadAreRemovedAndThoseOfTheLivingKept() throws Exception {
        Files.createDirectories(folder);
        var dead = OtherJvm.of(Saver.class, folder.toString(), "2")
                .redirectErrorStream(true)
                .start();
        dead.getInputStream().readAllBytes();
        dead.waitFor();
        var stale = Files.writeString(folder.resolve(".dump-" + dead.pid() + "-1.tmp"), "half");
        var living = Files.writeString(
                folder.resolve(".dump-" + ProcessHandle.current().pid() + "-1.tmp"), "half");
        var profile = profileOf("demo-service");
        store.save(profile, bytes(profile));
        assertThat(stale).doesNotExist();
        assertThat(living).exists();
    }

    @Test
    void aFolderThatCannotBeMadeIsToldInOneSentence() throws IOException {
        Files.writeString(folder, "a file");
        var profile = profileOf("demo-service");
        var bytes = bytes(profile);
        assertThatThrownBy(() -> store.save(profile, bytes))
                .isInstanceOfSatisfying(
                        LabError.class, e -> assertThat(e.exitCode()).isEqualTo(4))
                .hasMessageContaining("my-dumps");
        assertThat(folder).hasContent("a file");
    }

    @Test
    void whatCannotBeSavedIsRefusedBeforeItIsTaken() throws IOException {
        store.checkWritable();
        assertThat(folder).doesNotExist();
        Files.writeString(folder, "a file of this name");
        assertThatThrownBy(store::checkWritable)
                .isInstanceOf(LabError.class)
                .hasMessageContaining("my-dumps is no folder): make room or get the right to write there");
        assertThatThrownBy(() -> new ChapterRun(Story.find(Home.find(), "cpu"))
                        .run(Home.find(), store, null, outcome -> outcome))
                .isInstanceOf(LabError.class)
                .hasMessageContaining("my-dumps is no folder");
    }

    @Test
    void aFullDiskLosesNothingAndLeavesNothing() throws Exception {
        Files.createDirectories(folder);
        assumeTrue(mounted("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString()), "no right to mount");
        try {
            var profile = profileOf("demo-service");
            var first = store.save(profile, bytes(profile));
            assertThatThrownBy(() -> store.save(profile, compressed(1 << 20)))
                    .isInstanceOfSatisfying(
                            LabError.class, e -> assertThat(e.exitCode()).isEqualTo(4))
                    .hasMessageContaining("No space left on device): make room");
            assertThat(files()).containsExactly(NAME + "001.pb.gz");
            assertThat(ProfileReader.read(Files.readAllBytes(first))).isEqualTo(profile);
        } finally {
            assertThat(mounted("umount", folder.toString())).isTrue();
        }
    }

    /** False as well where there is no such program. */
    private static boolean mounted(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no limit on the size of files")
    void aFileThatMayNotGrowLosesNothingAndLeavesNothing() throws Exception {
        var profile = profileOf("demo-service");
        var first = store.save(profile, bytes(profile));
        var saver = OtherJvm.of(Saver.class, folder.toString(), "" + (1 << 20));
        // the JVM's own file for its counters would be too large as well
        saver.command().add(1, "-XX:-UsePerfData");
        saver.command().addAll(0, List.of("sh", "-c", "ulimit -f 64; exec \"$@\"", "sh"));
        assertThat(ended(saver))
                .startsWith("4 the dump could not be saved in ")
                .contains("): make room or get the right to write there (permissions, ulimit -f)")
                .hasLineCount(1);
        assertThat(files()).containsExactly(NAME + "001.pb.gz");
        assertThat(ProfileReader.read(Files.readAllBytes(first))).isEqualTo(profile);
    }

    @Test
    void aLanguageWithDigitsOfItsOwnGivesTheSameName() throws Exception {
        var saver = OtherJvm.of(Saver.class, folder.toString(), "1000");
        saver.command().addAll(1, List.of("-Duser.language=fa", "-Duser.country=IR"));
        assertThat(ended(saver)).isEqualTo(NAME + "001.pb.gz\n");
        assertThat(files()).containsExactly(NAME + "001.pb.gz");
    }

    /** All it said. */
    private static String ended(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Saves a dump of so many bytes in a folder, and tells its name or what was wrong. */
    static final class Saver {
        public static void main(String[] arguments) {
            var bytes = compressed(Integer.parseInt(arguments[1]));
            try {
                var dump = new DumpStore(Path.of(arguments[0])).save(profileOf("demo-service"), bytes);
                System.out.println(dump.getFileName());
            } catch (LabError e) {
                System.out.println(e.exitCode() + " " + e.getMessage());
            }
        }
    }

    /** Bytes that begin as a compressed profile does. */
    private static byte[] compressed(int length) {
        var bytes = new byte[length];
        bytes[0] = 0x1f;
        bytes[1] = (byte) 0x8b;
        return bytes;
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Profile profileOf(String program) {
        var cpu = new ValueType("cpu", "nanoseconds");
        return Profile.of(
                        List.of(new ValueType("samples", "count"), cpu),
                        List.of(),
                        program.isEmpty() ? List.of() : List.of(Mapping.symbolized(program)))
                .withPeriod(cpu, 10_000_000)
                .withTime(1, 2);
    }

    private static byte[] bytes(Profile profile) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ProfileWriter.write(profile, bytes);
        return bytes.toByteArray();
    }
}
