package dev.flamelab.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A run of the program as a process of its own. */
final class LoadProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader out;

    LoadProcess(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        // What the jar's manifest says to whoever starts the jar: without it a newer JVM warns on stderr.
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Load.class.getName()));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command);
        // Of which the JVM would tell on stderr.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        process = builder.start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A run of story cpu that keeps its report there. */
    static LoadProcess into(Path reports, String url, String rate, String warmUp, String duration, String... more)
            throws IOException {
        return of("cpu", reports, url, rate, warmUp, duration, more);
    }

    /** The same of any story. */
    static LoadProcess of(
            String story, Path reports, String url, String rate, String warmUp, String duration, String... more)
            throws IOException {
        List<String> usual = List.of(
                story,
                "--json",
                "--url",
                url,
                "--rate",
                rate,
                "--warm-up",
                warmUp,
                "--duration",
                duration,
                "--report-dir",
                reports.toString());
        return new LoadProcess(Stream.concat(usual.stream(), Stream.of(more)).toArray(String[]::new));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The next line of its output, which must be JSON; null after the last. */
    JsonNode next() throws IOException {
        String line = out.readLine();
        return line == null ? null : JSON.readTree(line);
    }

    /** The lines up to an event of this kind, which is the last of them. */
    List<JsonNode> upTo(String event) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (JsonNode line = next(); line != null; line = next()) {
            lines.add(line);
            if (line.path("event").asText().equals(event)) {
                return lines;
            }
        }
        throw new AssertionError("no " + event + " in " + lines + "; it said: " + complaints());
    }

    /** How it says that it went. */
    JsonNode end() throws IOException {
        List<JsonNode> lines = upTo("end");
        return lines.get(lines.size() - 1);
    }

    /** Asks it to stop, as a terminal or a supervisor does. */
    void terminate() {
        // Not by the process itself: that would close its streams at once.
        process.toHandle().destroy();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the run ends").isTrue();
        return process.exitValue();
    }

    String complaints() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
