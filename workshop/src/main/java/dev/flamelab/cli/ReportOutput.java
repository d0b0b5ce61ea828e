package dev.flamelab.cli;

import dev.flamelab.lab.LabError;
import dev.flamelab.report.Setting;
import dev.flamelab.report.Settings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Where reports go: to the person who asked, to a program that shows them, or into a file.
 *
 * @param isTerminal whether a person sees what is printed
 * @param overwrites whether a file that is there already is replaced, as go tool pprof does, and not refused
 */
record ReportOutput(PrintWriter out, Consumer<String> say, boolean isTerminal, boolean overwrites) {
    /** To be asked before anything is fetched: a capture is not to be lost for a name. */
    void check(Settings settings) {
        String file = settings.text(Setting.OUTPUT);
        if (file.isEmpty()) return;
        Path path = Path.of(file);
        if (!overwrites && Files.isRegularFile(path) && !isDevice(path)) throw exists(path);
        if (Files.isDirectory(path)) throw LabError.usage(file + " is a folder: name a new file in it");
        Path folder = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw LabError.usage(
                    file + " cannot be written, as there is no folder " + folder + ": make it, or name another file");
        }
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
            say.accept("Generating report in " + named);
            write(report, Path.of(named));
        } else if (format.program().isPresent() || (format.isForBrowser() && amongTexts)) {
            Path file = writeTemporary(report, format);
            Viewer.show(file, format.program());
        } else if (format.isBinary() && amongTexts) {
            writeNumbered(report, "profile%03d." + format.ending());
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
            writeWhileHeard(report.text());
        }
        out.flush();
    }

    /** Who is told of a failed write is told in the end. */
    private void writeWhileHeard(Report.Content<Writer> text) throws IOException {
        try {
            text.write(new Audience(out, Terminal.bytes()));
        } catch (Audience.Gone e) {
            return;
        }
    }

    private void writeNumbered(Report report, String name) throws IOException {
        int number = 1;
        Path file = Path.of(String.format(Locale.ROOT, name, number));
        while (Files.exists(file)) file = Path.of(String.format(Locale.ROOT, name, ++number));
        say.accept("Generating report in " + file);
        write(report, file);
    }

    /** It is the system that clears it away: the program that shows it may open it after we have ended. */
    private Path writeTemporary(Report report, ReportFormat format) throws IOException {
        Path file = Files.createTempFile("pprof-", "." + format.ending());
        say.accept("Generating report in " + file);
        write(report, file);
        return file;
    }

    private void write(Report report, Path file) throws IOException {
        // a pipe or a device is there already, and loses nothing
        boolean replaces = overwrites && Files.isRegularFile(file) && !isDevice(file);
        StandardOpenOption how = replaces
                ? StandardOpenOption.TRUNCATE_EXISTING
                : Files.exists(file) ? StandardOpenOption.APPEND : StandardOpenOption.CREATE_NEW;
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file, how, StandardOpenOption.WRITE))) {
            report.write(to);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        }
    }

    /** Behind {@code /dev/stdout} there may be a file, which whoever runs this has begun. */
    private static boolean isDevice(Path file) {
        return file.toAbsolutePath().startsWith("/dev");
    }

    private static LabError exists(Path file) {
        return LabError.usage(file + " exists already: remove it or name another file (-compat=1.19 overwrites, as go"
                + " tool pprof does)");
    }
}
