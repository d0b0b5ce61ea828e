package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.endpoint.GoTool.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code go tool pprof} as a client of every kind. */
class GoToolTest {
    private static TestEndpoint endpoint;
    private static Workers workers;

    @TempDir
    private Path home;

    private GoTool go;

    @BeforeAll
    static void open() {
        endpoint = TestEndpoint.open();
        workers = Workers.start();
    }

    @AfterAll
    static void close() throws Exception {
        workers.stop();
        endpoint.close();
    }

    @BeforeEach
    void find() {
        go = new GoTool(home);
    }

    @ParameterizedTest
    @EnumSource
    void opensTheUrlTwiceWithoutAWarning(Served kind) throws Exception {
        for (int i = 0; i < 2; i++) {
            Run run = go.pprof("-top", url(path(kind)));
            assertThat(run.warnings()).isEmpty();
            assertThat(run.printed()).contains("File: test", "Type: " + kind.shown(), "flat%");
            assertThat(run.status()).isZero();
        }
        List<Path> saved = go.saved("pprof\\.test\\..*\\.00[12]\\.pb\\.gz");
        assertThat(saved).hasSize(2);
        for (Path file : saved) {
            RawProfile.valid(kind, Files.readAllBytes(file));
        }
        Run difference = go.pprof("-top", "-base=" + saved.get(0), saved.get(1).toString());
        assertThat(difference.errors()).isEmpty();
        assertThat(difference.status()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void fetchesWhatComesToBeWithinASecond(Served kind) throws Exception {
        Path again = home.resolve("again.pb.gz");
        Run run = go.pprof("-proto", "-output=" + again, "-seconds=1", url(kind.path()));
        assertThat(run.warnings()).isEmpty();
        assertThat(run.status()).isZero();
        List<Path> saved = go.saved("pprof\\.test\\..*\\.001\\.pb\\.gz");
        assertThat(saved).hasSize(1);
        RawProfile fetched = RawProfile.validDelta(kind, Files.readAllBytes(saved.get(0)));
        RawProfile written = RawProfile.validDelta(kind, Files.readAllBytes(again));
        for (String type : kind.types()) {
            String name = type.substring(0, type.indexOf('/'));
            assertThat(written.sum(name)).isEqualTo(fetched.sum(name));
        }
    }

    @Test
    void namesTheMethodAtWork() {
        assertThat(go.pprof("-top", url("profile?seconds=1")).printed()).contains("Workers.calculate");
        assertThat(go.pprof("-top", "-sample_index=alloc_space", url("heap")).printed())
                .contains("Workers.allocate");
        assertThat(go.pprof("-top", "-cum", "-nodefraction=0", url("mutex")).printed())
                .contains("Workers.lock");
    }

    @Test
    void leavesOutTheProfilersOwnThreadsWhenAsked() {
        assertThat(go.pprof("-tags", url("goroutine")).printed()).contains("profiler: Total", "flamelab");
        Run others = go.pprof("-traces", "-tagignore=profiler=flamelab", url("goroutine"));
        assertThat(others.printed()).contains("Workers").doesNotContain("profiler:flamelab");
    }

    @Test
    void showsTheSentenceOfARefusal() {
        Run run = go.pprof("-top", url("nosuch"));
        assertThat(run.status()).isNotZero();
        assertThat(run.errors()).anyMatch(line -> line.endsWith("404 Not Found - Unknown profile"));
    }

    @Test
    void listsLinesOfTheSource() {
        String source = Path.of("src/test/java").toAbsolutePath().toString();
        Run run = go.pprof("-list=Workers.calculate", "-source_path=" + source, url("profile?seconds=1"));
        assertThat(run.printed()).contains("ROUTINE ", "number = Math.sqrt(number + 1);");
    }

    private static String path(Served kind) {
        return kind.isWindow() ? kind.path() + "?seconds=1" : kind.path();
    }

    private static String url(String what) {
        return "http://127.0.0.1:" + endpoint.port() + "/debug/pprof/" + what;
    }
}
