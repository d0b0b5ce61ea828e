package dev.flamelab.load;

import io.gatling.app.Gatling$;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One run of Gatling within this process: its report appears when it is complete, or not at all. */
final class Run {
    /** Gatling makes the simulation by itself; this is how the two find each other, one run per process. */
    private static Tally current;

    private static final String UNFINISHED = ".unfinished-";

    private final Path reports;
    private final Path unfinished;
    private final Path results;

    private Run(Path reports, Path unfinished) throws IOException {
        this.reports = reports;
        this.unfinished = unfinished;
        results = Files.createDirectories(unfinished.resolve("results"));
        // A library unpacks itself there, and leaves it there when we are killed.
        System.setProperty(
                "java.io.tmpdir",
                Files.createDirectories(unfinished.resolve("tmp")).toString());
    }

    /** The tally that the simulation keeps: the one of the program that runs it, or its own. */
    static synchronized Tally tally(LoadPlan plan) {
        if (current == null) {
            current = new Tally(plan, System::nanoTime);
        }
        return current;
    }

    static Run into(Path reports) throws IOException {
        Files.createDirectories(reports);
        forgetTheDead(reports);
        long pid = ProcessHandle.current().pid();
        var run = new Run(reports, Files.createDirectories(reports.resolve(UNFINISHED + pid)));
        Runtime.getRuntime().addShutdownHook(new Thread(run::forget, "forget-unfinished"));
        return run;
    }

    /** Runs the simulation to its end; the answer is the page of its report, or null when there is nothing to report. */
    Path of(Class<? extends Simulation> simulation) throws IOException {
        PrintStream out = System.out;
        // Gatling talks to people; here the program does.
        System.setProperty("logback.configurationFile", "silent-logback.xml");
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false));
        try {
            Gatling$.MODULE$.fromArgs(
                    new String[] {"--simulation", simulation.getName(), "--results-folder", results.toString()});
        } catch (UnsupportedOperationException e) {
            // Its way to say that no request was answered: the counts say so too, and there is no report.
        } finally {
            System.setOut(out);
        }
        try (Stream<Path> made = Files.list(results)) {
            for (Path report : made.filter(Files::isDirectory).toList()) {
                Path kept = Files.move(report, reports.resolve(report.getFileName()));
                Path page = kept.resolve("index.html");
                return Files.exists(page) ? page : null;
            }
            return null;
        } finally {
            forget();
        }
    }

    /** A run that was killed could not clean up; its process id tells that it is over. */
    private static void forgetTheDead(Path reports) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(reports, UNFINISHED + "*")) {
            for (Path unfinished : left) {
                String pid = unfinished.getFileName().toString().substring(UNFINISHED.length());
                if (pid.matches("[0-9]{1,18}")
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    delete(unfinished);
                }
            }
        }
    }

    private void forget() {
        delete(unfinished);
    }

    private static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            // Deepest first: a directory must be empty to go.
            List<Path> order = paths.sorted(Comparator.reverseOrder()).toList();
            order.forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            // Gone already.
        }
    }
}
