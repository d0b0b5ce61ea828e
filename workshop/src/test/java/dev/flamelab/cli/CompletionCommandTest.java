package dev.flamelab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
    @TempDir
    Path folder;

    private Path script;

    @BeforeEach
    void printTheScript() throws IOException {
        var out = new StringWriter();
        assertThat(Lab.commandLine().setOut(new PrintWriter(out)).execute("completion"))
                .isZero();
        script = Files.writeString(folder.resolve("completion"), out.toString());
    }

    @Test
    void bashFindsNoFault() throws Exception {
        assertThat(bash("-n", script.toString())).isEmpty();
    }

    @Test
    void commandsAreCompleted() throws Exception {
        assertThat(completed("doc")).containsExactly("doctor");
        assertThat(completed("")).contains("doctor", "completion", "capture", "run", "check", "bench");
    }

    @Test
    void optionsOfACommandAreCompleted() throws Exception {
        assertThat(completed("doctor", "--j")).containsExactly("--json");
    }

    @Test
    void storiesAndBenchmarksAreCompleted() throws Exception {
        assertThat(completed("run", "")).contains("cpu");
        assertThat(completed("check", "")).contains("cpu");
        assertThat(completed("goto", "h")).containsExactly("heap");
        assertThat(completed("solution", "--a")).containsExactly("--apply");
        assertThat(completed("bench", "o")).containsExactly("overhead");
    }

    /** What Tab would offer for the last of these words; compopt works only where somebody has pressed it. */
    private List<String> completed(String... words) throws Exception {
        return bash(
                        "-c",
                        "compopt() { :; }; source '" + script + "'; COMP_WORDS=(lab '" + String.join("' '", words)
                                + "'); COMP_CWORD="
                                + words.length
                                + "; COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE}; _complete_lab;"
                                + " printf '%s\\n' \"${COMPREPLY[@]}\"")
                .lines()
                .toList();
    }

    private static String bash(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(MiniProject.program("bash").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
