package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Go program that serves its profiles: used where Go is installed, required where CI says so. */
final class GoServer implements AutoCloseable {
    private final Process process;
    private final int port;

    private GoServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Builds it in this folder, from what Go has itself, and starts it. */
    static GoServer start(Path folder) throws IOException, InterruptedException {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "go")));
        assumeTrue(installed || "true".equals(System.getenv("CI")), "Go is not installed");
        Files.copy(Path.of("src/test/resources/go/server.go"), folder.resolve("server.go"));
        var build = new ProcessBuilder("go", "build", "-o", "server", "server.go")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("build.txt").toFile());
        build.environment().put("GO111MODULE", "off");
        build.environment().put("GOPROXY", "off");
        build.environment().put("GOCACHE", folder.resolve("cache").toString());
        build.environment().put("GOPATH", folder.resolve("path").toString());
        Process building = build.start();
        assertThat(building.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(building.exitValue())
                .as(Files.readString(folder.resolve("build.txt")))
                .isZero();
        Process process = new ProcessBuilder(List.of("./server"))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader printed = process.inputReader();
        return new GoServer(process, Integer.parseInt(printed.readLine()));
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
