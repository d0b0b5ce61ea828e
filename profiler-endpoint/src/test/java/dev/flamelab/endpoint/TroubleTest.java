package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flamelab.endpoint.Http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import one.profiler.AsyncProfiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around a JVM is told in a sentence, does no more harm than it must, and passes. */
class TroubleTest {
    private static final String IN_USE = "Could not enable CPU profiling: cpu profiling already in use";

    @TempDir
    private Path tmp;

    @Test
    void profilerOfAnAgentIsLeftToItUntilItIsDone() throws Exception {
        Path theirs = tmp.resolve("theirs.jfr");
        try (ChildJvm program = ChildJvm.start(
                BusyProgram.class,
                tmp,
                "-agentpath:" + library() + "=start,event=cpu,jfr,log=/dev/null,file=" + theirs)) {
            program.tell("work");
            assertInUse(program);
            for (Served kind : new Served[] {Served.GOROUTINE, Served.BLOCK, Served.MUTEX, Served.THREADCREATE}) {
                RawProfile.valid(kind, program.get(kind.path()).body());
            }
            program.tell("disown");
            assertThat(theirs).isNotEmptyFile();
            assertWorks(program);
        }
    }

    @Test
    void profilerThatSomebodyTakesWorksAgainWhenTheyAreDone() throws Exception {
        try (ChildJvm program = ChildJvm.start(BusyProgram.class, tmp)) {
            program.tell("work");
            assertWorks(program);
            long before = allocated(program);
            program.tell("own");
            await(() -> program.get("allocs").status() == 500);
            assertInUse(program);
            program.tell("disown");
            assertThat(tmp.resolve("theirs.jfr")).isNotEmptyFile();
            assertWorks(program);
            assertThat(allocated(program)).as("counted on").isGreaterThanOrEqualTo(before);
        }
    }

    private static void assertInUse(ChildJvm program) {
        Response cpu = program.get("profile?seconds=1");
        assertThat(cpu.status()).isEqualTo(500);
        assertThat(cpu.text()).startsWith(IN_USE);
        for (String what : List.of("wall?seconds=1", "allocs", "heap")) {
            Response response = program.get(what);
            assertThat(response.status()).as(what).isEqualTo(500);
            assertSentence(response);
        }
    }

    private static void assertWorks(ChildJvm program) throws IOException {
        await(() -> program.get("allocs").status() == 200);
        RawProfile profile = RawProfile.valid(
                Served.PROFILE, program.get("profile?seconds=1").body());
        assertThat(profile.sum("cpu", name -> name.startsWith(BusyProgram.class.getName())))
                .isPositive();
        RawProfile.valid(Served.ALLOCS, program.get("allocs").body());
        RawProfile.valid(Served.HEAP, program.get("heap").body());
    }

    private static long allocated(ChildJvm program) throws IOException {
        return RawProfile.valid(Served.ALLOCS, program.get("allocs").body()).sum("alloc_space");
    }

    @Test
    void fullDirectoryForTemporaryFilesIsToldAndPasses() throws Exception {
        try (ChildJvm program = startOn("256m")) {
            program.tell("work");
            assertWorks(program);
            program.tell("nearly fill");
            // Noticed in time: the flight recorder would end the JVM when it could not write.
            await(() -> program.get("block").status() == 501);
            program.tell("fill");
            for (String what : List.of("profile?seconds=1", "block", "trace?seconds=1")) {
                Response response = program.get(what);
                assertThat(response.status()).as(what).isIn(500, 501);
                assertSentence(response);
            }
            RawProfile.valid(Served.GOROUTINE, program.get("goroutine").body());
            assertThat(program.tell("empty")).isEqualTo("true");
            await(() -> program.get("profile?seconds=1").status() == 200);
            await(() -> program.get("block").status() == 200);
            assertWorks(program);
        }
    }

    @Test
    void directoryThatHoldsNothingIsTold() throws Exception {
        try (ChildJvm program = startOn("64k")) {
            for (String what : List.of("profile?seconds=1", "wall?seconds=1", "allocs", "heap", "trace?seconds=1")) {
                Response response = program.get(what);
                assertThat(response.status()).as(what).isIn(500, 501);
                assertSentence(response);
            }
            RawProfile.valid(Served.GOROUTINE, program.get("goroutine").body());
        }
    }

    @Test
    void roomForWhatIsReadIsAskedForWhereverTheRecorderWrites(@TempDir Path elsewhere) throws Exception {
        try (ChildJvm program = startOn("128m", "-XX:FlightRecorderOptions=repository=" + elsewhere)) {
            await(() -> program.get("block").status() == 200);
            program.tell("fill");
            for (String what : List.of("block", "trace?seconds=1")) {
                // Who asks before it is looked at again is told what the recorder says.
                await(() -> program.get(what).text().contains("MiB free in " + tmp));
                Response response = program.get(what);
                assertThat(response.status()).as(what).isEqualTo(501);
                assertThat(response.text()).endsWith(": make room\n");
                assertSentence(response);
            }
            program.tell("empty");
            await(() -> program.get("block").status() == 200);
        }
    }

    /** Not even root can write there. */
    @Test
    void directoryThatCannotBeWrittenToIsTold() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc here");
        try (ChildJvm program =
                ChildJvm.start(BusyProgram.class, tmp, "-Djava.io.tmpdir=/proc", "-Dvertx.cacheDirBase=" + tmp)) {
            for (String what :
                    List.of("profile?seconds=1", "wall?seconds=1", "allocs", "heap", "block", "trace?seconds=1")) {
                Response response = program.get(what);
                assertThat(response.status()).as(what).isEqualTo(501);
                assertThat(response.text()).contains("set java.io.tmpdir to another one");
                assertSentence(response);
            }
            RawProfile.valid(Served.GOROUTINE, program.get("goroutine").body());
            assertThat(program.get("").text()).contains("<p>no profile can be taken here: ");
        }
    }

    @Test
    void jvmThatEndsWithinCapturesEndsAsItWould() throws Exception {
        try (ChildJvm program = ChildJvm.start(BusyProgram.class, tmp)) {
            program.tell("work");
            assertWorks(program);
            List<Socket> callers = List.of(
                    call(program, "profile?seconds=100"),
                    call(program, "trace?seconds=100"),
                    call(program, "heap?seconds=100"));
            // When this is answered, they have been let in.
            program.get("profile?seconds=1");
            program.order("exit");
            assertThat(program.status()).isEqualTo(7);
            assertThat(program.errors()).isEmpty();
            for (Socket caller : callers) {
                caller.close();
            }
            assertThat(ChildJvm.leftovers(tmp)).isEmpty();
        }
    }

    private static Socket call(ChildJvm program, String what) throws IOException {
        return Http.open(program.port(), "GET /debug/pprof/" + what + " HTTP/1.1", List.of("Host: localhost"), "");
    }

    private static void assertSentence(Response response) {
        assertThat(response.header("X-Go-Pprof")).isEqualTo("1");
        assertThat(response.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(response.text()).containsOnlyOnce("\n").endsWith("\n").hasSizeGreaterThan(10);
    }

    /** A JVM whose directory for temporary files has room for so much. */
    private ChildJvm startOn(String size, String... options) throws Exception {
        String mount = "mount -t tmpfs -o size=" + size + " tmpfs \"$0\" && ";
        List<String> inside = List.of("unshare", "-rm", "sh", "-c");
        boolean possible;
        try {
            Process probe = new ProcessBuilder(
                            inside.get(0), inside.get(1), inside.get(2), inside.get(3), mount + "true", tmp.toString())
                    .redirectErrorStream(true)
                    .start();
            possible = probe.waitFor(1, TimeUnit.MINUTES) && probe.exitValue() == 0;
        } catch (IOException e) {
            possible = false;
        }
        assumeTrue(possible || "true".equals(System.getenv("CI")), "no directory of a size can be made here");
        return ChildJvm.start(
                List.of("unshare", "-rm", "sh", "-c", mount + "exec \"$@\"", tmp.toString()),
                ChildJvm.CLASS_PATH,
                BusyProgram.class,
                tmp,
                options);
    }

    /** The file of async-profiler's jar that a program names when it starts it as an agent. */
    private Path library() throws IOException {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
        try (InputStream in = AsyncProfiler.class.getResourceAsStream("/linux-" + machine + "/libasyncProfiler.so")) {
            assumeTrue(in != null || "true".equals(System.getenv("CI")), "async-profiler is not for this machine");
            Path library = tmp.resolve("agent.so");
            Files.copy(in, library);
            return library;
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
