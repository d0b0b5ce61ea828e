package dev.flamelab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class DemoServiceTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void saysWhereItListensAndAnswersThere() throws Exception {
        try (var service = new ServiceProcess("--port", "0", "--pprof-port", "0")) {
            URI url = listening(service);

            HttpResponse<String> response = client.send(get(url.resolve("/fib/?n=10")), BodyHandlers.ofString());

            assertThat(new JsonObject(response.body()).getInteger("fibonacci")).isEqualTo(55);
        }
    }

    @Test
    void theLinesThatProgramsReadAreTheSameInEveryLanguage() throws Exception {
        // This one has digits of its own.
        var persian = List.of("-Duser.language=fa", "-Duser.country=IR");
        try (var service = new ServiceProcess(persian, "--port", "0", "--pprof-port", "0")) {
            URI url = listening(service);

            HttpResponse<String> response = client.send(get(url.resolve("/fib/?n=41")), BodyHandlers.ofString());

            assertThat(response.body()).contains("n must be from 0 to 40");
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, http://127.0.0.1:8080", "::1, http://[::1]:8080", "localhost, http://localhost:8080"})
    void theLinesThatPeopleClickAreUrls(String host, String url) {
        assertThat(DemoService.url(host, 8080)).isEqualTo(url);
        assertThat(URI.create(url).getPort()).isEqualTo(8080);
    }

    @Test
    void itsProfileIsServedUnderItsName() throws Exception {
        try (var service = new ServiceProcess("--port", "0", "--pprof-port", "0")) {
            service.line();
            String profiles = service.line().replace("profiles on ", "");

            var response = client.send(get(URI.create(profiles + "profile?seconds=1")), BodyHandlers.ofByteArray());

            assertThat(response.statusCode()).isEqualTo(200);
            Profile profile = ProfileReader.read(response.body());
            assertThat(profile.mappings()).extracting(Mapping::file).containsExactly("demo-service");
        }
    }

    @Test
    void requestsUnderWayAreAnsweredBeforeItStops() throws Exception {
        try (var service = new ServiceProcess("--port", "0", "--pprof-port", "0")) {
            URI url = listening(service);
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                var socket = new Socket(url.getHost(), url.getPort());
                clients.add(socket);
                ask(socket, "/health");
                readAnswer(socket);
            }
            for (Socket socket : clients) {
                ask(socket, "/fib/?n=36");
            }
            // Comes after those, and the service has one event loop: once it is answered, they have been taken up.
            client.send(get(url.resolve("/health")), BodyHandlers.ofString());
            service.terminate();

            for (Socket socket : clients) {
                assertThat(readAnswer(socket)).endsWith("{\"number\":36,\"fibonacci\":14930352}");
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
                socket.close();
            }
            assertThat(service.exitCode()).isEqualTo(143);
            assertThat(service.complaints()).isEmpty();
            assertThatThrownBy(() -> new Socket(url.getHost(), url.getPort()).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void anIdleConnectionDoesNotKeepItFromStopping() throws Exception {
        try (var service = new ServiceProcess("--port", "0", "--pprof-port", "0")) {
            URI url = listening(service);
            try (var idle = new Socket(url.getHost(), url.getPort())) {
                service.terminate();

                assertThat(service.exitCode()).isEqualTo(143);
                assertThat(idle.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void stopsWhenItsParentIsGone() throws Exception {
        try (var service = new ServiceProcess("--port", "0", "--pprof-port", "0", "--stop-with-parent")) {
            listening(service);

            service.endInput();

            assertThat(service.exitCode()).isZero();
            assertThat(service.complaints()).isEmpty();
        }
    }

    @Test
    void aPortInUseIsToldInOneSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var service = new ServiceProcess("--port", "" + taken.getLocalPort(), "--pprof-port", "0")) {
            assertThat(service.exitCode()).isEqualTo(4);
            assertThat(service.line()).isNull();
            assertThat(service.complaints())
                    .isEqualTo("demo-service: port %d on 127.0.0.1 is in use: ".formatted(taken.getLocalPort())
                            + "stop what uses it, or give another with --port (0 takes a free one)"
                            + System.lineSeparator());
        }
    }

    @Test
    void aPortInUseForProfilesIsToldInOneSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var service = new ServiceProcess("--port", "0", "--pprof-port", "" + taken.getLocalPort())) {
            assertThat(service.exitCode()).isEqualTo(4);
            assertThat(service.line()).isNull();
            assertThat(service.complaints())
                    .contains("port " + taken.getLocalPort(), "--pprof-port")
                    .hasLineCount(1);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "--port, x",
        "--port, 65536",
        "--port, -1",
        "--pprof-port, 99999",
        "--prot, 80",
    })
    void aWrongOptionIsToldInOneSentence(String option, String value) throws Exception {
        try (var service = new ServiceProcess(option, value)) {
            assertThat(service.exitCode()).isEqualTo(2);
            assertThat(service.complaints())
                    .startsWith("demo-service: ")
                    .contains(option)
                    .hasLineCount(1);
        }
    }

    @Test
    void aHostThatIsNotOursIsToldInOneSentence() throws Exception {
        // An address for documentation: nobody has it.
        try (var service = new ServiceProcess("--host", "192.0.2.1", "--port", "0", "--pprof-port", "0")) {
            assertThat(service.exitCode()).isEqualTo(4);
            assertThat(service.complaints()).contains("192.0.2.1", "--host").hasLineCount(1);
        }
    }

    @Test
    void helpNamesEachOption() throws Exception {
        try (var service = new ServiceProcess("--help")) {
            var help = new StringBuilder();
            for (String line = service.line(); line != null; line = service.line()) {
                help.append(line).append('\n');
            }
            assertThat(help).contains("--port", "--pprof-port", "--host", "--stop-with-parent", "--version");
            assertThat(service.exitCode()).isZero();
        }
    }

    private static HttpRequest get(URI url) {
        return HttpRequest.newBuilder(url).build();
    }

    private static void ask(Socket socket, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads to the end of the JSON object, so that the connection can be used again. */
    private static String readAnswer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        while (answer.indexOf("}") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("more of the answer after %s", answer).isNotNegative();
            answer.append((char) next);
        }
        return answer.toString();
    }

    private static URI listening(ServiceProcess service) throws Exception {
        String line = service.line();
        assertThat(line).matches("demo-service listens on http://127\\.0\\.0\\.1:[0-9]+");
        assertThat(service.line()).matches("profiles on http://127\\.0\\.0\\.1:[0-9]+/debug/pprof/");
        return URI.create(line.substring(line.indexOf("http")));
    }
}
