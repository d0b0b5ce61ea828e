package dev.flamelab.solutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The demo service with jars of ours before it on the class path, as people put it there. */
final class Service implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final String url;
    private final String profiles;

    /** @param jarNames later ones come later on the class path */
    Service(String... jarNames) throws IOException {
        List<String> classPath = new ArrayList<>();
        for (String jarName : jarNames) {
            assertThat(Path.of("target", jarName)).isRegularFile();
            classPath.add(Path.of("target", jarName).toString());
        }
        classPath.add(classPathWithoutOurs());
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        "dev.flamelab.demo.DemoService",
                        "--port",
                        "0",
                        "--pprof-port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        url = urlIn(out.readLine());
        profiles = urlIn(out.readLine());
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return client.send(request(url + pathAndQuery), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> getLater(String pathAndQuery) {
        return client.sendAsync(request(url + pathAndQuery), BodyHandlers.ofString());
    }

    byte[] profile(int seconds) throws IOException, InterruptedException {
        return profile("profile?seconds=" + seconds);
    }

    /** @param query such as {@code goroutine} */
    byte[] profile(String query) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request(profiles + query), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String classPathWithoutOurs() {
        Path ours = Path.of("target").toAbsolutePath();
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).startsWith(ours))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }

    private static String urlIn(String line) {
        assertThat(line).contains("http://");
        return line.substring(line.indexOf("http://"));
    }
}
