package dev.flamelab.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.Sample;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program in a JVM of its own, started with the jar as its build has made it. */
final class Launched implements AutoCloseable {
    private static final Path JAR =
            Path.of("target", "profiler-endpoint-agent.jar").toAbsolutePath();
    private static final Pattern NEWS = Pattern.compile("flamelab: profiles on (http\\S+)");
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Process process;
    private final Path tmp;
    private final Path out;
    private final Path err;

    private Launched(Path tmp, List<String> command) throws IOException {
        this.tmp = tmp;
        out = Files.createTempFile(tmp, "program", ".out");
        err = Files.createTempFile(tmp, "program", ".err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        // Of which the JVM would tell on stderr.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        process = builder.start();
    }

    /** @param rest what else the JVM is told, the program included */
    static Launched with(String options, Path tmp, String... rest) throws IOException {
        List<String> all = new ArrayList<>(List.of("-javaagent:" + JAR + "=" + options));
        all.addAll(List.of(rest));
        return without(tmp, all.toArray(String[]::new));
    }

    static Launched without(Path tmp, String... rest) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + tmp);
        command.addAll(List.of(rest));
        return new Launched(tmp, command);
    }

    static Path jar() {
        return JAR;
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the program has printed this. */
    List<String> printed(String last) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!Files.readString(out).contains(last)) {
            assertThat(System.nanoTime())
                    .as("deadline; %s", Files.readString(err))
                    .isLessThan(end);
            assertThat(process.isAlive()).as("alive; %s", Files.readString(err)).isTrue();
            LockSupport.parkNanos(10_000_000);
        }
        return Files.readAllLines(out);
    }

    List<String> errors() throws IOException {
        return Files.readAllLines(err);
    }

    /** Waits for what the agent has to say: on a machine that is busy, the program does not wait for it. */
    void toldOnce() throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (Files.size(err) == 0) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** Where its profiles are, as the agent has told. */
    String url() throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Matcher news = NEWS.matcher(Files.readString(err));
            if (news.find()) {
                return news.group(1);
            }
            assertThat(System.nanoTime())
                    .as("deadline; %s", Files.readString(err))
                    .isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    Profile profile(String what) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url() + what)).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return ProfileReader.read(response.body());
    }

    static List<String> functions(Profile profile) {
        return functions(profile.samples());
    }

    static List<String> functions(List<Sample> samples) {
        return samples.stream()
                .flatMap(sample -> sample.stack().stream())
                .flatMap(location -> location.lines().stream())
                .map(line -> line.function().name())
                .distinct()
                .toList();
    }

    /** Tells the program to go on. */
    void tell() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Ends it in the way that it ends by itself, and returns what it exits with. */
    int leave() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)).isTrue();
        return process.exitValue();
    }

    /** What is the agent's of the temporary files. */
    List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.walk(tmp)) {
            return files.filter(file -> !file.equals(tmp)
                            && !tmp.relativize(file).toString().matches("program.*|hsperfdata.*"))
                    .toList();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
