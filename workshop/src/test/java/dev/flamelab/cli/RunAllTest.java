package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All stories in a row where none can be run; LabRunTest has one that can. */
class RunAllTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path home;

    @AutoClose
    private OtherHome otherHome;

    @BeforeEach
    void projectOfTwoStories() throws IOException {
        Files.createDirectories(home.resolve("workshop/stories"));
        for (var story : List.of("cpu", "heap")) {
            var file = "workshop/stories/" + story + ".yaml";
            Files.copy(MiniProject.REAL.resolve(file), home.resolve(file));
        }
        otherHome = OtherHome.at(home);
    }

    @Test
    void oneStoryThatCannotRunDoesNotKeepTheNextFromIt() {
        assertThat(run("all")).isEqualTo(4);
        assertThat(out.toString().lines())
                .filteredOn(line -> line.endsWith("4"))
                .satisfiesExactly(cpu -> assertThat(cpu).startsWith("cpu       ERROR"), heap -> assertThat(heap)
                        .startsWith("heap      ERROR"));
        assertThat(out.toString()).contains("2 ERROR in");
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("lab: there is no bundled"));
    }

    @Test
    void aScriptGetsOneObject() throws IOException {
        assertThat(run("all", "--json")).isEqualTo(4);
        var answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.get("exitCode").intValue()).isEqualTo(4);
        assertThat(answer.get("stories")).hasSize(2);
        assertThat(answer.get("stories").get(1).get("story").textValue()).isEqualTo("heap");
        assertThat(answer.get("stories").get(1).get("error").textValue()).startsWith("there is no bundled dump");
    }

    @ParameterizedTest(name = "of {0} the worst is {1}")
    @CsvSource({"0 0, 0", "0 3 0, 3", "3 1 0, 1", "1 4 3, 4", "0 1 1 3, 1"})
    void theExitCodeIsTheWorst(String codes, int worst) {
        var rows = Stream.of(codes.split(" "))
                .map(code -> new RunAll.Row("tea", "", Integer.parseInt(code), 1, null, null))
                .toList();
        assertThat(RunAll.Result.of(rows).exitCode()).isEqualTo(worst);
    }

    private int run(String... arguments) {
        var all = Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray(String[]::new);
        return Lab.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }
}
