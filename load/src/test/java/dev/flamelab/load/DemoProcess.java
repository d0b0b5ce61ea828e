package dev.flamelab.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The demo service as this build has made it, on free ports. */
final class DemoProcess implements AutoCloseable {
    private static final Path JAR = Path.of("..", "demo-service", "target", "demo-service.jar");

    private final Process process;
    private final String url;

    DemoProcess() throws IOException {
        // Not a dependency: so this module can be used by itself.
        assertThat(JAR)
                .as("build demo-service first: mvn package -pl demo-service -am")
                .isRegularFile();
        process = new ProcessBuilder(LoadProcess.java(), "-jar", JAR.toString(), "--port", "0", "--pprof-port", "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        assertThat(line).startsWith("demo-service listens on ");
        url = line.substring(line.indexOf("http"));
    }

    String url() {
        return url;
    }

    /** How many requests it says it has answered. */
    int answered() throws IOException {
        try (var health = URI.create(url + "/health").toURL().openStream()) {
            return new ObjectMapper().readTree(health).path("requests").asInt();
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
