package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.lab.Finding;
import dev.flamelab.lab.Finding.Mark;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    private final StringWriter out = new StringWriter();

    @Test
    void findingsAreAlignedAndEachCureFollowsItsFinding() {
        var findings = List.of(
                new Finding("java", Mark.OK, "25", ""),
                new Finding("profiler", Mark.MISS, "does not load", "use Linux"),
                new Finding("port", Mark.NOTE, "8080 is taken", ""));
        DoctorCommand.print(findings, new PrintWriter(out, true));
        assertThat(out).hasToString("""
                ok    java      25
                miss  profiler  does not load
                                -> use Linux
                note  port      8080 is taken

                1 thing is missing: the cures are above.
                """);
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        int exitCode = Lab.commandLine().setOut(new PrintWriter(out)).execute("doctor", "--json");
        var answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.get("findings").get(0).get("name").textValue()).isEqualTo("java");
        assertThat(answer.get("findings")).hasSize(12);
        assertThat(answer.get("missing").intValue() == 0).isEqualTo(exitCode == 0);
        assertThat(exitCode).isIn(0, 4);
    }
}
