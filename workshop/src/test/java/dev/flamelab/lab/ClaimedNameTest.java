package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimedNameTest {
    @TempDir
    Path folder;

    @Test
    void aCompleteFileTakesThePlaceOfTheEmptyOne() throws IOException {
        var complete = Files.writeString(folder.resolve("complete"), "complete");
        var name = folder.resolve("name");
        try (var claimed = ClaimedName.take(name)) {
            assertThat(name).isEmptyFile();
            assertThat(claimed.fill(complete)).isEqualTo(name);
        }
        assertThat(name).hasContent("complete");
        assertThat(complete).doesNotExist();
    }

    @Test
    void aTakenNameIsLeftAlone() throws IOException {
        var taken = Files.createFile(folder.resolve("taken"));
        assertThatThrownBy(() -> ClaimedName.take(taken)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(taken).exists();
    }

    @Test
    void whatCannotBeFilledIsGivenBack() throws IOException {
        var name = folder.resolve("name");
        try (var claimed = ClaimedName.take(name)) {
            assertThatThrownBy(() -> claimed.fill(folder.resolve("missing"))).isInstanceOf(NoSuchFileException.class);
        }
        assertThat(name).doesNotExist();
    }

    @Test
    void whoIsStoppedBetweenTheTwoLeavesNoEmptyFile() throws Exception {
        var name = folder.resolve("name");
        var process = OtherJvm.of(Claimer.class, name.toString()).start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("claimed");
            assertThat(name).isEmptyFile();
            process.toHandle().destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(name).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Claims a name and does nothing with it. */
    static final class Claimer {
        public static void main(String[] arguments) throws IOException {
            try (var claimed = ClaimedName.take(Path.of(arguments[0]))) {
                System.out.println("claimed");
                System.in.read();
                claimed.fill(Path.of(arguments[0]));
            }
        }
    }
}
