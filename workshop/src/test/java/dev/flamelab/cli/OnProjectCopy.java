package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.ProjectCopy;
import dev.flamelab.lab.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of commands, each in a copy of this project's texts and sources. */
abstract class OnProjectCopy {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    Home home;
    private OtherHome otherHome;

    @TempDir
    Path folder;

    @BeforeEach
    void copyOfTheProject() throws IOException {
        home = ProjectCopy.in(folder);
        otherHome = OtherHome.at(folder);
    }

    @AfterEach
    void homeAgain() {
        otherHome.close();
    }

    String told(int exitCode, String... arguments) {
        out.getBuffer().setLength(0);
        assertThat(lab(arguments)).as(out.toString() + err).isEqualTo(exitCode);
        return out.toString();
    }

    /** What is said instead, in one sentence. */
    String refused(int exitCode, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(lab(arguments)).as(out.toString()).isEqualTo(exitCode);
        assertThat(err.toString().strip().lines()).hasSize(1);
        return err.toString();
    }

    private int lab(String... arguments) {
        return Lab.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
