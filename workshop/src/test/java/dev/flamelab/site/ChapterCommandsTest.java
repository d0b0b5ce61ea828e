package dev.flamelab.site;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does what each chapter tells its reader to do, in a fresh copy of this project, and looks at what is printed. */
@Tag("alone")
class ChapterCommandsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final boolean CI = "true".equals(System.getenv("CI"));

    @TempDir
    private Path temporary;

    static Stream<String> chapters() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("workshop/chapters"))) {
            return folders
                    .filter(folder -> Files.exists(folder.resolve("README.md")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void everyCommandDoesWhatTheChapterShows(String chapter) throws Exception {
        List<ChapterStep> steps =
                ChapterSteps.of(Files.readString(ROOT.resolve("workshop/chapters/" + chapter + "/README.md")));
        requirePort(8080);
        requirePort(6060);
        Path copy = temporary.resolve("flamelab");
        FreshCopy.make(ROOT, copy);
        Path logs = Files.createDirectory(temporary.resolve("logs"));
        try (var shell = new Shell(copy, logs)) {
            for (ChapterStep step : steps) {
                if (!(step instanceof ChapterStep.Run run) || isPossible(run)) {
                    shell.take(step);
                }
            }
        }
    }

    private static boolean isPossible(ChapterStep.Run run) {
        if (!run.isRun()) {
            return false;
        }
        boolean there = run.needs().isEmpty()
                || Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, run.needs())));
        if (!there && CI) {
            fail("CI needs " + run.needs() + " on its PATH");
        }
        return there;
    }

    /** The chapters use the demo service's own ports, as their readers do. */
    private static void requirePort(int port) {
        boolean free;
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            free = socket.isBound();
        } catch (IOException e) {
            free = false;
        }
        if (CI && !free) {
            fail("CI needs port " + port + ", which something else is using");
        }
        assumeTrue(free, "port " + port + " is in use");
    }
}
