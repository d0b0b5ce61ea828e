package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM of its own that serves its profiles, for what a test must not do to its own. It is told what to do line by line,
 * and answers each with a line.
 */
final class ChildJvm implements AutoCloseable {
    static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final long PATIENCE_SECONDS = 120;
    private static final String ENDED = "(it has ended)";

    private final Process process;
    private final Path errors;
    private final BufferedWriter commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final int port;

    private ChildJvm(List<String> command) throws IOException {
        errors = Files.createTempFile("child", ".err");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        // Of which the JVM would tell on stderr.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        process = builder.start();
        commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        var reader = new Thread(this::read, "answers");
        reader.setDaemon(true);
        reader.start();
        port = Integer.parseInt(answer());
    }

    /** The JVM that runs this test, with a folder of its own for what is temporary. */
    static ChildJvm start(Class<?> main, Path tmp, String... options) throws IOException {
        return start(List.of(), CLASS_PATH, main, tmp, options);
    }

    /** @param launcher what starts the JVM, if not it alone */
    static ChildJvm start(List<String> launcher, String classPath, Class<?> main, Path tmp, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + tmp));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, main.getName()));
        return new ChildJvm(command);
    }

    /** In the child: tells the port, and does what it is told until nobody is there to tell. */
    static void obey(int port, Map<String, Callable<?>> commands) throws Exception {
        System.out.println(port);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(commands.get(line).call());
        }
    }

    /** Has it do something and returns what it says then. */
    String tell(String command) throws IOException {
        order(command);
        return answer();
    }

    /** Has it do something that {@link #answer} tells the end of. */
    void order(String command) throws IOException {
        commands.write(command);
        commands.newLine();
        commands.flush();
    }

    String answer() throws IOException {
        try {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(answer)
                    .as("an answer; it printed: %s", errors())
                    .isNotNull()
                    .isNotEqualTo(ENDED);
            return answer;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    long tellNumber(String command) throws IOException {
        return Long.parseLong(tell(command));
    }

    Http.Response get(String what) {
        return send("GET", what);
    }

    Http.Response send(String method, String what, String... headers) {
        try {
            return Http.send(port, method, "/debug/pprof/" + what, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    /** Waits for its end and returns what it exits with. */
    int status() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** What is the endpoint's in a folder for temporary things; Vert.x and the JVM have files of their own there. */
    static List<Path> leftovers(Path tmp) throws IOException {
        try (Stream<Path> files = Files.list(tmp)) {
            return files.filter(file -> file.getFileName().toString().matches("flamelab-.*|libasyncProfiler.*"))
                    .toList();
        }
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            // It has been ended: there is nothing more to be read.
        } finally {
            answers.add(ENDED);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(errors);
    }
}
