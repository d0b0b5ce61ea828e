package dev.flamelab.cli;

import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.ProfileFile;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ValueType;
import dev.flamelab.report.FlamePage;
import dev.flamelab.report.ReportError;
import dev.flamelab.report.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab flame}: a dump as a flame graph to open in any browser. */
@Command(
        name = "flame",
        description = {
            "Draws a dump as a flame graph: one web page that needs no network and no server.",
            "Its width counts samples where a dump has them, else what pprof -top shows."
        })
final class FlameCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The dump.")
    private Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.html",
            description = "Where to write it (default: beside the dump, as .html).")
    private Path output;

    @Mixin
    private SampleIndexFlag sampleIndex;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Profile profile = ProfileFile.read(file);
        String page = page(profile);
        if (page.isEmpty()) {
            throw LabError.machine(Home.shown(file) + " has no samples to draw: capture while the service has work");
        }
        Path written = output == null ? beside(file) : output;
        write(page, written);
        spec.commandLine().getOut().println(Home.shown(written));
        return ExitCode.GOOD;
    }

    private String page(Profile profile) {
        try {
            return FlamePage.of(profile, View.STANDARD.withSampleIndex(index(profile)));
        } catch (ReportError e) {
            throw LabError.usage(e.getMessage());
        } catch (OutOfMemoryError e) {
            throw Memory.exceeded();
        }
    }

    /** The page counts in samples where it can, for that is the word it uses. */
    private String index(Profile profile) {
        boolean counted = profile.sampleTypes().contains(new ValueType("samples", "count"));
        return sampleIndex.or(counted ? "samples" : "");
    }

    private static Path beside(Path dump) {
        String name = dump.getFileName().toString().replaceFirst("(\\.pb)?(\\.gz)?$", "");
        return dump.resolveSibling(name + ".html");
    }

    /** The same page may be written twice; anything else that lies there is not ours to replace. */
    private static void write(String page, Path to) throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(to)) {
            Files.write(to, bytes, StandardOpenOption.CREATE_NEW);
        } else if (!Files.isRegularFile(to) || !Arrays.equals(bytes, Files.readAllBytes(to))) {
            throw LabError.usage(Home.shown(to) + " exists already and is something else: name another file with -o");
        }
    }
}
