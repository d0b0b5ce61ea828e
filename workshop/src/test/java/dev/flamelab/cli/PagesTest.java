package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.ExitCode;
import dev.flamelab.site.CtrlC;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
    private static final String DUMP = "../dumps/pprof.demo-service.samples.cpu.001.pb.gz";

    @TempDir
    private Path home;

    @Test
    void profileIsShownUntilCtrlC() throws Exception {
        Path temporary = Files.createDirectory(home.resolve("tmp"));
        var command = new ProcessBuilder(CtrlC.heededBy(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djava.io.tmpdir=" + temporary,
                        "-Dflamelab.home=" + Path.of("..").toAbsolutePath().normalize(),
                        Main.class.getName(),
                        "pprof",
                        "-http=:",
                        "-focus=Fibonacci",
                        "-diff_base=" + DUMP,
                        "-normalize",
                        DUMP)))
                .redirectOutput(Redirect.DISCARD);
        // No desktop, so nothing is opened where the tests run.
        command.environment().put("PATH", home.toString());
        Process served = command.start();
        try (BufferedReader err = served.errorReader()) {
            String line = err.lines()
                    .filter(each -> each.startsWith("Serving"))
                    .findFirst()
                    .orElseThrow();
            assertThat(line).matches("Serving web UI on http://localhost:[0-9]+ \\(Ctrl-C ends it\\)");
            URI url = URI.create(line.replaceAll(".* on (\\S+) .*", "$1"));

            String about = whenRead(url.resolve("/ui/data/about"));
            assertThat(about)
                    .contains("\"title\":\"demo-service cpu\"")
                    .contains("\"isDiff\":true,\"isDiffBase\":true")
                    .contains("\"f\":\"Fibonacci\"")
                    .contains("\"norm\":\"t\"");

            try (var sending = new Socket("localhost", url.getPort());
                    var reading = new Socket("localhost", url.getPort())) {
                ask(sending, url, "POST /ui/profiles?name=half.pb.gz", "Content-Length: 9\r\n\r\nhalf");
                await(() -> temporary.toFile().list().length > 0);
                ask(reading, url, "GET /ui/data/traces?diff_base=none&f=.", "\r\n");
                assertThat(reading.getInputStream().read()).isEqualTo('H');

                CtrlC.press(served);
                assertThat(served.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(served.exitValue()).isEqualTo(ExitCode.STOPPED);
            assertThat(temporary).isEmptyDirectory();
            try (var free = new ServerSocket(url.getPort(), 1, InetAddress.getLoopbackAddress())) {
                assertThat(free.isBound()).isTrue();
            }
        } finally {
            served.destroyForcibly().waitFor();
        }
    }

    /** Begins with what it does not end. */
    private static void ask(Socket socket, URI url, String what, String rest) throws IOException {
        String head = what + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nOrigin: " + url + "\r\n";
        socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static String whenRead(URI url) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            var answer =
                    HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
            if (answer.statusCode() == 200) return answer.body();
            assertThat(System.nanoTime()).as(answer.body()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Test
    void portInUseIsToldInOneSentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var typed = Typed.lab("pprof", "-no_browser", "-http=127.0.0.1:" + taken.getLocalPort(), DUMP);
            assertThat(typed.exitCode()).isEqualTo(4);
            assertThat(typed.err())
                    .isEqualToIgnoringNewLines("lab: port " + taken.getLocalPort() + " of 127.0.0.1 is in use:"
                            + " give another one, or none as in -http=: and a free one is taken");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    -http=8080              | DUMP      | 2 | -http: '8080' is no address: give HOST:PORT, :PORT, or : for a free port
                    -http=:http             | DUMP      | 2 | -http: ':http' is no address
                    -http=::1               | DUMP      | 2 | -http: '::1' is no address
                    -http=:65536            | DUMP      | 2 | -http: there is no port 65536: give one up to 65535
                    -http=nobody.invalid:   | DUMP      | 2 | -http: nobody knows a host nobody.invalid
                    -http=203.0.113.7:      | DUMP      | 4 | -http: 203.0.113.7 is no address of this machine
                    -http=:                 | -top      | 2 | -http shows all reports, so it goes with none of them: leave out -top
                    -http=:                 | -trim     | 2 | name a profile
                    -http=127.0.0.1:        | none.gz   | 1 | none.gz: there is no such file
                    -http=127.0.0.1:        | notes.txt | 1 | notes.txt is a text, not a pprof profile
                    """)
    void whatCannotBeShownIsTold(String flag, String other, int exitCode, String sentence) throws IOException {
        Path notes = home.resolve("notes.txt");
        Files.writeString(notes, "just a text\n", StandardCharsets.UTF_8);
        String word = other.replace("DUMP", DUMP).replace("notes.txt", notes.toString());
        var typed = Typed.lab("pprof", "-no_browser", flag, word);
        assertThat(typed.err()).contains(sentence).doesNotContain("\tat ", "Serving");
        assertThat(typed.exitCode()).isEqualTo(exitCode);
    }
}
