package dev.flamelab.cli;

import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Where reports go: to the person who asked, or into a file, of which none is ever overwritten. */
record ReportOutput(PrintWriter out, Consumer<String> say) {
    /** To be asked before anything is fetched: a capture is not to be lost for a name. */
    void check(Settings settings) {
        String file = settings.text(Setting.OUTPUT);
        if (!file.isEmpty() && Files.isRegularFile(Path.of(file))) throw exists(Path.of(file));
    }

    void write(Report report, Settings settings) throws IOException {
        report.warnings().forEach(say);
        String file = settings.text(Setting.OUTPUT);
        if (file.isEmpty()) {
            print(report);
        } else {
            say.accept("Generating report in " + Home.shown(Path.of(file)));
            write(report, Path.of(file));
        }
    }

    private void print(Report report) throws IOException {
        if (report.text() != null) {
            report.text().write(out);
            out.flush();
            return;
        }
        try (var bytes = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
            report.bytes().write(bytes);
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
