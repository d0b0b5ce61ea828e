package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.capture.SamplingSession.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM was started with is nobody's business who may see what it does. */
class TraceSecretsTest {
    @TempDir
    private Path tmp;

    @Test
    void traceHoldsNoSecretThatTheJvmWasStartedWith() throws Exception {
        Path trace = tmp.resolve("trace.jfr");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + tmp,
                        "-Dsecret.token=hidden-property",
                        "-javaagent:" + agentJar() + "=token=hidden-agent",
                        // It waits for an error that nobody catches.
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,onuncaught=y,launch=hidden-native",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        trace.toString(),
                        "hidden-argument")
                .redirectErrorStream(true);
        builder.environment().put("SECRET_TOKEN", "hidden-environment");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        String bytes = Files.readString(trace, StandardCharsets.ISO_8859_1);
        assertThat(bytes).as("what a trace holds").contains("told-thread");
        for (String secret : List.of("property", "agent", "native", "argument", "environment")) {
            assertThat(bytes.contains("hidden-" + secret)).as(secret).isFalse();
        }
    }

    /** Its class is on the class path already. */
    private Path agentJar() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Program.class.getName());
        Path jar = tmp.resolve("agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    static final class Program {
        private Program() {}

        public static void premain(String options) {
            assertThat(options).isEqualTo("token=hidden-agent");
        }

        public static void main(String[] arguments) throws Exception {
            SamplingSession session = SamplingSession.open("test", new Limits(4, 512, 16 << 20, 0));
            var waiting = new Thread(() -> Waiter.park(Integer.MAX_VALUE), "told-thread");
            waiting.setDaemon(true);
            waiting.start();
            Path trace = Captures.result(session.trace(Duration.ofSeconds(1)));
            Files.move(trace, Path.of(arguments[0]));
            Captures.result(session.close());
        }
    }
}
