package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.site.CtrlC;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlidesCommandTest {
    private final StringWriter err = new StringWriter();
    private Process presented;

    @TempDir
    private Path home;

    @AfterEach
    void stop() throws InterruptedException {
        if (presented != null) {
            presented.destroyForcibly().waitFor();
        }
    }

    @Test
    void deckIsPresentedUntilCtrlC() throws Exception {
        present("01-cpu", "--no-browser");
        String line = firstLine();
        assertThat(line).matches("slides on http://127\\.0\\.0\\.1:[0-9]+/01-cpu \\(Ctrl-C ends it\\)");

        URI url = URI.create(line.replaceAll("slides on (\\S+) .*", "$1"));
        var page = HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("CPU profile");

        CtrlC.press(presented);
        assertThat(presented.waitFor(20, TimeUnit.SECONDS)).isTrue();
        try (var free = new ServerSocket(url.getPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    void machineWithoutABrowserStillPresents() throws Exception {
        present();
        assertThat(firstLine()).startsWith("slides on http://127.0.0.1:");
        assertThat(presented.isAlive()).isTrue();
    }

    @Test
    void portInUseIsToldInOneSentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(slides("01-cpu", "--no-browser", "--port", String.valueOf(port)))
                    .isEqualTo(4);
            assertThat(err.toString())
                    .isEqualToIgnoringNewLines(
                            "lab: port " + port + " of 127.0.0.1 is in use: leave --port out and a free one is taken");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    07-none     | --no-browser | there is no deck 07-none; there is 01-cpu
                    --host      | 0.0.0.0      | slides are shown on this machine only: give --host one of 127.0.0.1, localhost, ::1
                    --port      | 65536        | --port must be between 0 and 65535, and 0 takes a free one
                    --port      | -1           | --port must be between 0 and 65535, and 0 takes a free one
                    """)
    void whatIsTypedWronglyIsTold(String one, String other, String sentence) {
        assertThat(slides(one, other)).isEqualTo(2);
        assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void deckThatCannotBeShownIsToldBeforeItIsPresented() throws IOException {
        Files.createDirectories(home.resolve("workshop/chapters"));
        Files.createDirectories(home.resolve("slides"));
        Files.writeString(home.resolve("slides/01-bad.md"), "no heading\n");
        String before = System.getProperty("flamelab.home");
        System.setProperty("flamelab.home", home.toString());
        try {
            assertThat(slides("--no-browser")).isEqualTo(4);
        } finally {
            if (before == null) System.clearProperty("flamelab.home");
            else System.setProperty("flamelab.home", before);
        }
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("lab: slides/01-bad.md, line 1: this slide has no heading;"
                        + " begin it with ## and its title");
    }

    private int slides(String... arguments) {
        var line = new String[arguments.length + 1];
        line[0] = "slides";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Lab.commandLine().setErr(new PrintWriter(err, true)).execute(line);
    }

    private void present(String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dflamelab.home=" + Path.of("..").toAbsolutePath().normalize(),
                Main.class.getName(),
                "slides"));
        words.addAll(List.of(arguments));
        var command = new ProcessBuilder(CtrlC.heededBy(words)).redirectError(Redirect.DISCARD);
        // No desktop, so nothing is opened where the tests run.
        command.environment().put("PATH", home.toString());
        presented = command.start();
    }

    private String firstLine() throws IOException {
        try (BufferedReader out = presented.inputReader()) {
            return out.readLine();
        }
    }
}
