package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.flamelab.lab.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ./lab} as somebody runs it: a process of its own, whose output is read and which gets real signals. */
final class LabProcess implements AutoCloseable {
    private static final long SECONDS = 180;
    private static final String END = "\u0000";
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

    private final Home home;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> out = new ArrayList<>();
    private final StringBuilder err = new StringBuilder();
    private final Thread errReader;

    private LabProcess(Home home, Process process) {
        this.home = home;
        this.process = process;
        read(process.getInputStream(), lines::add);
        errReader = read(process.getErrorStream(), line -> {
            if (!line.equals(END) && !line.startsWith("Picked up "))
                err.append(line).append('\n');
        });
    }

    /** Starts {@code ./lab} with these arguments, in a process group of its own. */
    static LabProcess start(Home home, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        // whoever builds in the background ignores Ctrl-C, and children inherit that
        if (Files.exists(Path.of("/proc/self"))) command.addAll(List.of("setsid", "env", "--default-signal=INT"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dflamelab.home=" + home.root(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.flamelab.cli.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(home.root().toFile());
        builder.environment()
                .put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + home.root().resolve("tmp"));
        return new LabProcess(home, builder.start());
    }

    private static Thread read(InputStream stream, Consumer<String> sink) {
        var thread = new Thread(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line; (line = reader.readLine()) != null; ) sink.accept(line);
            } catch (IOException e) {
                // ended
            } finally {
                sink.accept(END);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits for a line that starts so. */
    String awaitLine(String start) throws InterruptedException {
        while (true) {
            var line = lines.poll(SECONDS, TimeUnit.SECONDS);
            if (line == null) fail("no line starts with " + start + " after " + SECONDS + " s: " + out);
            if (line.equals(END)) fail("it ended without a line that starts with " + start + ": " + out + err());
            out.add(line);
            if (line.startsWith(start)) return line;
        }
    }

    /** The child whose command line has this in it. */
    ProcessHandle child(String part) {
        for (long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS); System.nanoTime() < deadline; ) {
            var child = ours().filter(each -> commandLine(each).contains(part)).findFirst();
            if (child.isPresent()) return child.get();
            pause();
        }
        return fail("no child with " + part);
    }

    /** The first that it starts. */
    ProcessHandle anyChild() {
        for (long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS); System.nanoTime() < deadline; ) {
            var child = process.children().findFirst();
            if (child.isPresent()) return child.get();
            pause();
        }
        return fail("it starts no other process: " + err());
    }

    /** Between two looks at what other processes do. */
    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }

    void signal(String name) throws IOException, InterruptedException {
        kill(name, process.pid());
    }

    /** As the terminal does it on Ctrl-C. */
    void signalGroup(String name) throws IOException, InterruptedException {
        kill(name, -process.pid());
    }

    private static void kill(String name, long pid) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, "--", "" + pid)
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
        for (String line; !(line = lines.take()).equals(END); ) out.add(line);
        errReader.join();
        return process.exitValue();
    }

    String out() {
        return String.join("\n", out);
    }

    String err() {
        return err.toString();
    }

    /** Nothing runs, listens or lies about of what it started. */
    void assertNothingIsLeft() throws IOException {
        assertNothingRuns();
        assertThat(files("tmp")).isEmpty();
        assertThat(files("load/target/gatling")).noneMatch(name -> name.startsWith("."));
    }

    /** The same, but who was killed without warning may leave its temporary files to the next start. */
    void assertNothingRuns() throws IOException {
        for (long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
                ours().findAny().isPresent() && System.nanoTime() < deadline; ) {
            pause();
        }
        assertThat(ours().map(LabProcess::commandLine)).isEmpty();
        var ports = PORT.matcher(out());
        while (ports.find()) {
            try (var socket = new ServerSocket(Integer.parseInt(ports.group(1)), 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.isBound()).isTrue();
            }
        }
        assertThat(files("my-dumps")).noneMatch(name -> name.startsWith("."));
    }

    List<String> dumps() throws IOException {
        return files("my-dumps");
    }

    private List<String> files(String folder) throws IOException {
        var path = home.root().resolve(folder);
        if (!Files.isDirectory(path)) return List.of();
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        }
    }

    /** Children, wherever in the tree of processes: they were given paths of this test's own project. */
    private Stream<ProcessHandle> ours() {
        return ProcessHandle.allProcesses()
                .filter(each -> each.pid() != process.pid())
                .filter(each -> commandLine(each).contains(home.root().toString()));
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
