package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.cli.MiniProject.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the launcher, each on its copy of a project that is built once for all of them. */
abstract class OnMiniProject {
    static MiniProject built;
    static Run firstCall;

    @TempDir
    Path temp;

    MiniProject project;

    @BeforeAll
    static void buildOnce(@TempDir Path parent) throws IOException {
        built = MiniProject.create(parent);
        firstCall = built.lab("first");
        assertThat(firstCall.exitCode()).as(firstCall.err()).isZero();
    }

    @BeforeEach
    void startFromWhatIsBuilt() throws IOException {
        project = built.copyTo(temp);
    }
}
