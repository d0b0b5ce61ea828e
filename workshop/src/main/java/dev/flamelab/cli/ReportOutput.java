package dev.flamelab.cli;

import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Where reports go: to the person who asked, to a program that shows them, or into a file, of which none is ever
 * overwritten.
 *
 * @param isTerminal whether a person sees what is printed
 */
record ReportOutput(PrintWriter out, Consumer<String> say, boolean isTerminal) {
    /** To be asked before anything is fetched: a capture is not to be lost for a name. */
    void check(Settings settings) {
        String file = settings.text(Setting.OUTPUT);
        if (!file.isEmpty() && Files.isRegularFile(Path.of(file))) throw exists(Path.of(file));
    }

    /** Writes what the command line asked for. */
    void write(Report report, ReportFormat format, Settings settings) throws IOException {
        write(report, format, settings, isTerminal);
    }

    /** Writes what a line of the shell asked for, between whose texts nothing binary is put. */
    void writeFromShell(Report report, ReportFormat format, Settings settings) throws IOException {
        write(report, format, settings, true);
    }

    private void write(Report report, ReportFormat format, Settings settings, boolean amongTexts) throws IOException {
        report.warnings().forEach(say);
        String named = settings.text(Setting.OUTPUT);
        if (!named.isEmpty()) {
            check(settings);
            say.accept("Generating report in " + Home.shown(Path.of(named)));
            write(report, Path.of(named));
        } else if (format.program().isPresent() || (format.isForBrowser() && amongTexts)) {
            Path file = writeNumbered(report, Home.find().myDumps(), "report.%03d." + format.ending());
            Viewer.show(file, format.program());
        } else if (format.isBinary() && amongTexts) {
            writeNumbered(report, Path.of(""), "profile%03d." + format.ending());
        } else {
            print(report, format);
        }
    }

    private void print(Report report, ReportFormat format) throws IOException {
        out.flush();
        if (report.text() == null) {
            var bytes = new BufferedOutputStream(Terminal.bytes());
            report.bytes().write(bytes);
            bytes.flush();
        } else if (isTerminal && format.isRead()) {
            try (var wrapped = new Wrapped(out)) {
                report.text().write(wrapped);
            }
        } else {
            report.text().write(out);
        }
        out.flush();
    }

    private Path writeNumbered(Report report, Path folder, String name) throws IOException {
        if (!folder.toString().isEmpty()) Files.createDirectories(folder);
        for (int number = 1; ; number++) {
            Path file = folder.resolve(String.format(Locale.ROOT, name, number));
            if (Files.exists(file)) continue;
            say.accept("Generating report in " + Home.shown(file));
            write(report, file);
            return file;
        }
    }

    private static void write(Report report, Path file) throws IOException {
        // a pipe or a device is there already, and loses nothing
        StandardOpenOption how = Files.exists(file) ? StandardOpenOption.WRITE : StandardOpenOption.CREATE_NEW;
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file, how, StandardOpenOption.WRITE))) {
            report.write(to);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        }
    }

    private static LabError exists(Path file) {
        return LabError.usage(Home.shown(file) + " exists already: remove it or name another file");
    }
}
