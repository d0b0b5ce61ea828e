package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutputPipeTest {
    @BeforeEach
    void onLinux() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "open files have paths on Linux");
    }

    @Test
    void whatIsWrittenToItsPathIsRead() throws Exception {
        try (OutputPipe pipe = OutputPipe.open().orElseThrow()) {
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(pipe, "hello"));
            assertThat(new String(pipe.input().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("hello");
            writer.join();
        }
    }

    @Test
    void closingItEndsTheWriterWithAnError() throws Exception {
        try (OutputPipe pipe = OutputPipe.open().orElseThrow();
                OutputStream writer = Files.newOutputStream(pipe.path())) {
            pipe.input().close();
            assertThatIOException().isThrownBy(() -> writer.write(new byte[1]));
        }
    }

    @Test
    void severalAtOnceAreNotMistakenForEachOther() {
        CompletableFuture<?>[] pairs = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 20; i++) {
                        assertCarriesItsOwn("number " + number);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(pairs).join();
    }

    private static void assertCarriesItsOwn(String text) {
        // Empty when others have been opened at the same moment every time it was tried.
        try (OutputPipe pipe = OutputPipe.open().orElse(null)) {
            if (pipe != null) {
                write(pipe, text);
                assertThat(new String(pipe.input().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(text);
            }
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static void write(OutputPipe pipe, String text) {
        try {
            Files.writeString(pipe.path(), text);
            pipe.finish();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
