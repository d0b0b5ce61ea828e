package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JvmDumpTest {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final int TIMES = 50;

    @Test
    void dumpForWhichThereIsNoThreadIsToldAndLeavesNoFileOpen() throws Exception {
        assumeTrue(Files.isDirectory(OPEN_FILES), "open files have paths on Linux");
        long before = pipes();
        for (int i = 0; i < TIMES; i++) {
            assertThatIOException()
                    .isThrownBy(() -> JvmDump.read(JvmDumpTest::noThread, thread -> true))
                    .withMessageContaining("unable to create native thread");
        }
        // Others may have opened a few meanwhile.
        assertThat(pipes()).isLessThan(before + TIMES);
    }

    private static long pipes() throws IOException {
        try (Stream<Path> files = Files.list(OPEN_FILES)) {
            return files.filter(JvmDumpTest::isPipe).count();
        }
    }

    private static boolean isPipe(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("pipe:");
        } catch (IOException e) {
            // Closed in the meantime.
            return false;
        }
    }

    /** What the JVM gives when the operating system has no more. */
    private static void noThread(Runnable task) {
        throw new OutOfMemoryError("unable to create native thread");
    }
}
