package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.ServiceProcess;
import dev.flamelab.report.GoPprof;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of the real service, captured, saved and read. */
class CaptureCommandTest {
    private static final String HEAP = "pprof.demo-service.alloc_objects.alloc_space.inuse_objects.inuse_space";

    @TempDir
    private static Path folder;

    private static OtherHome otherHome;
    private static LabHome links;
    private static Path dumps;
    private static ServiceProcess service;

    @BeforeAll
    static void startService() throws IOException {
        links = LabHome.in(folder.toRealPath());
        dumps = links.home().myDumps();
        otherHome = OtherHome.at(links.home().root());
        service = ServiceProcess.start(links.home());
    }

    @AfterAll
    static void stopService() throws IOException {
        service.close();
        otherHome.close();
        links.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "profile --seconds 1, pprof.demo-service.samples.cpu, cpu",
        "wall --seconds 1, pprof.demo-service.samples.wall, wall",
        "allocs, " + HEAP + ", alloc_space",
        "heap, " + HEAP + ", inuse_space",
        "heap --gc, " + HEAP + ", inuse_space",
        "heap --seconds 1, " + HEAP + ", inuse_space",
        "block, pprof.demo-service.contentions.delay, delay",
        "mutex, pprof.demo-service.contentions.delay, delay",
        "goroutine, pprof.demo-service.goroutine, goroutine",
        "threadcreate, pprof.demo-service.threadcreate, threadcreate",
    })
    void everyKindIsSavedUnderPprofsNameAndReadByItsDefaultType(String asked, String name, String type) {
        var dump = captured(asked);
        assertThat(dump.getFileName().toString()).startsWith(name + ".").endsWith(".pb.gz");
        var top = Typed.lab("pprof", "-top", dump.toString());
        assertThat(top.exitCode()).as(top.err()).isZero();
        assertThat(top.out()).contains("File: demo-service", "Type: " + type);
    }

    @Test
    void aTraceIsSavedAsARecordingThatTheJdkReads() throws IOException {
        var trace = captured("trace --seconds 0.5");
        assertThat(trace.getFileName().toString())
                .startsWith("trace.demo-service.")
                .endsWith(".jfr");
        assertThat(RecordingFile.readAllEvents(trace)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alloc_objects", "alloc_space", "inuse_objects", "inuse_space"})
    void everyTypeOfAHeapDumpIsPrintedAsGoPrintsIt(String type) throws Exception {
        var dump = captured("heap --gc").toString();
        var top = Typed.lab("pprof", "-top", "-sample_index=" + type, dump);
        assertThat(top.exitCode()).as(top.err()).isZero();
        assertThat(rows(top.out())).isNotEmpty().isEqualTo(rows(GoPprof.run("-top", "-sample_index=" + type, dump)));
    }

    @Test
    void whatTheServiceRefusesIsOneSentence() {
        var typed = Typed.lab("capture", "nonsense", "--url", url());
        assertThat(typed.exitCode()).isEqualTo(4);
        assertThat(typed.err())
                .contains("/debug/pprof/nonsense answered 404: Unknown profile; see at ")
                .hasLineCount(1);
    }

    private static Path captured(String asked) {
        var arguments = new ArrayList<>(List.of("capture", "--url", url(), "--json"));
        arguments.addAll(List.of(asked.split(" ")));
        var before = files();
        var typed = Typed.lab(arguments.toArray(String[]::new));
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        var after = files().stream().filter(file -> !before.contains(file)).toList();
        assertThat(after).hasSize(1);
        assertThat(typed.out())
                .contains("\"kind\":\"" + asked.split(" ")[0] + "\"")
                .contains(after.get(0).getFileName().toString());
        return after.get(0);
    }

    private static List<Path> files() {
        var files = dumps.toFile().listFiles();
        return files == null ? List.of() : Stream.of(files).map(File::toPath).toList();
    }

    /** Without the heading, which tells the clock. */
    private static List<String> rows(String top) {
        return top.lines().dropWhile(line -> !line.startsWith("Showing")).toList();
    }

    private static String url() {
        return service.profiles().toString();
    }
}
