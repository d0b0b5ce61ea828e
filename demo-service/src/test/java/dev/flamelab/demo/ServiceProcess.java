package dev.flamelab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service as the process that a person starts. */
final class ServiceProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    ServiceProcess(String... options) throws IOException {
        this(List.of(), options);
    }

    /** @param jvm options of the JVM */
    ServiceProcess(List<String> jvm, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        // What the jar's manifest says to whoever starts the jar: without it a newer JVM warns on stderr.
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DemoService.class.getName()));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command);
        // Of which the JVM would tell on stderr.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        process = builder.start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Asks it to stop, as a terminal or a supervisor does. */
    void terminate() {
        // Not by the process itself: that would close its streams at once.
        process.toHandle().destroy();
    }

    /** The next line of what the service prints, null after the last. */
    String line() throws IOException {
        return out.readLine();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the service ends").isTrue();
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
