package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.endpoint.Http.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a query, the profiler is told nothing of it. */
class InjectionTest {
    private static final List<String> KINDS = List.of(
            "allocs",
            "block",
            "cmdline",
            "goroutine",
            "heap",
            "mutex",
            "profile",
            "symbol",
            "threadcreate",
            "wall",
            "nosuch",
            "profile,file=FILE",
            "");

    @TempDir
    private static Path folder;

    private static TestEndpoint endpoint;

    @BeforeAll
    static void open() {
        // What is no number of seconds means thirty, which are refused here.
        endpoint = TestEndpoint.open(PprofOptions.loopback(0).longest(Duration.ofSeconds(1)));
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,file=FILE",
                "1%2Cfile%3DFILE",
                "1,log=FILE",
                "1,jfrsync=FILE",
                "1%0Afile=FILE",
                "1%0D%0Afile=FILE",
                "1%00,file=FILE",
                "1;file=FILE",
                "1%20file=FILE",
                "cpu,file=FILE",
                "alloc,file=FILE,dump",
                "stop,file=FILE",
                "%25p%25t,file=FILE",
                "1%",
                "%zz,file=FILE",
                "%D9%A1,file=FILE",
                "%EF%BC%91%EF%BC%8Cfile=FILE",
                "..%2F..%2FFILE",
                "$(touch%20FILE)",
                "`touch%20FILE`",
            })
    void noParameterOfAnyKindReachesTheProfiler(String value) throws Exception {
        String file = folder.resolve("planted").toString();
        String planted = value.replace("FILE", file);
        for (String kind : KINDS) {
            String path = "/debug/pprof/" + kind.replace("FILE", file) + "?";
            for (String query : List.of(
                    "debug=V&gc=V&file=V&event=V&interval=V&alloc=V&log=V&format=V&title=V", "seconds=V", "V")) {
                Response response = Http.send(endpoint.port(), "GET", path + query.replace("V", planted));
                assertThat(response.status()).isIn(200, 400, 404);
            }
            Response form = Http.post(endpoint.port(), path + "seconds=2", "debug=" + planted + "&seconds=2");
            assertThat(form.status()).isIn(200, 400, 404);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void windowWithMoreThanItsSecondsIsStillAWindow() throws Exception {
        String more = "&event=alloc,file=" + folder.resolve("planted") + "&interval=1ns&file=" + folder.resolve("too");
        for (String kind : List.of("profile", "wall")) {
            assertThat(Http.send(endpoint.port(), "GET", "/debug/pprof/" + kind + "?seconds=1" + more)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void recordingsAreThisUsersAlone() throws Exception {
        // The directory is there from the first recording on.
        assertThat(Http.send(endpoint.port(), "GET", "/debug/pprof/profile?seconds=1")
                        .status())
                .isEqualTo(200);
        String own = "flamelab-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            List<Path> directories = entries.filter(
                            entry -> entry.getFileName().toString().startsWith(own))
                    .toList();
            assertThat(directories).isNotEmpty();
            for (Path directory : directories) {
                assertThat(permissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
                try (Stream<Path> files = Files.list(directory)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        assertThat(permissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
                    }
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(Path file) throws Exception {
        return Files.getPosixFilePermissions(file);
    }
}
