package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for where the flight recorder writes elsewhere than what it wrote is read. */
class RoomTest {
    private static final String REPOSITORY = "jdk.jfr.repository";

    private final String before = System.getProperty(REPOSITORY);

    @TempDir
    private Path own;

    @TempDir
    private Path elsewhere;

    private Scratch scratch;

    @BeforeEach
    void make() throws IOException {
        scratch = Scratch.in(own);
    }

    @AfterEach
    void remove() {
        scratch.close();
        if (before == null) {
            System.clearProperty(REPOSITORY);
        } else {
            System.setProperty(REPOSITORY, before);
        }
    }

    @Test
    void someIsHeldInReserveWhereverTheRecorderWrites() throws IOException {
        for (boolean there : new boolean[] {false, true}) {
            System.setProperty(REPOSITORY, (there ? elsewhere : scratch.directory()).toString());
            room(1 << 20).require();
            assertThat(scratch.directory())
                    .isDirectoryContaining(file -> file.getFileName().toString().startsWith("reserve-")
                            && file.toFile().length() == 4 << 20);
            scratch.close();
            scratch = Scratch.in(own);
        }
    }

    @Test
    void placesOnOneDiskNeedTheirSum() throws IOException {
        // It has room for four chunks, and not for the fifth.
        Room room = room(own.toFile().getUsableSpace() / 9 * 2);
        System.setProperty(REPOSITORY, scratch.directory().toString());
        room.require();
        System.setProperty(REPOSITORY, elsewhere.toString());
        assertThatThrownBy(room::require)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("MiB free in " + scratch.directory());
    }

    private Room room(long chunkBytes) {
        return new Room(new SessionScratch(scratch), chunkBytes);
    }
}
