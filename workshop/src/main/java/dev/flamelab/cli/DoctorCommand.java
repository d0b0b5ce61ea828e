package dev.flamelab.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.lab.Doctor;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Finding;
import dev.flamelab.lab.Finding.Mark;
import dev.flamelab.lab.Home;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab doctor}: one line for each finding, and below a miss its cure. */
@Command(
        name = "doctor",
        description = "What this machine can do, and the cure for what it cannot.",
        footer = {"", "ok = as it should be, note = works, but worth knowing, miss = to be cured first (exit code 4)."})
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var path = System.getenv().getOrDefault("PATH", "");
        var findings = new Doctor(root(), path).look();
        var out = spec.commandLine().getOut();
        if (json)
            out.println(
                    new ObjectMapper().writeValueAsString(Map.of("findings", findings, "missing", misses(findings))));
        else print(findings, out);
        return misses(findings) == 0 ? ExitCode.GOOD : ExitCode.MACHINE;
    }

    /** Not {@link Home#find()}, which ends the command when the project is incomplete: that is a finding here. */
    private static Path root() {
        String told = System.getProperty("flamelab.home");
        return told == null ? Home.find().root() : Path.of(told);
    }

    static void print(List<Finding> findings, PrintWriter out) {
        int width = findings.stream().mapToInt(f -> f.name().length()).max().orElse(0);
        for (var finding : findings) {
            var mark = finding.mark().word();
            out.println(
                    String.format(Locale.ROOT, "%-4s  %-" + width + "s  %s", mark, finding.name(), finding.found()));
            if (!finding.cure().isEmpty()) out.println(" ".repeat(8 + width) + "-> " + finding.cure());
        }
        long misses = misses(findings);
        out.println();
        if (misses == 0) out.println("Nothing is missing.");
        else out.println(misses + (misses == 1 ? " thing is" : " things are") + " missing: the cures are above.");
    }

    private static long misses(List<Finding> findings) {
        return findings.stream().filter(f -> f.mark() == Mark.MISS).count();
    }
}
