package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.OtherJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of a file on its way: it is read or refused, in little memory and without end to nothing. */
class MutantTest {
    @TempDir
    private Path folder;

    @Test
    void damagedFileIsReadOrRefusedInLittleMemory() throws Exception {
        String said = OtherJvm.said(List.of("-Xmx64m"), MutantProgram.class, List.of(folder.toString()));

        assertThat(said).matches("\\d{3,4} read, \\d{4} refused\n");
    }
}
