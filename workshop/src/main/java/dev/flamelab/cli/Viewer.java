package dev.flamelab.cli;

import dev.flamelab.lab.LabError;
import dev.flamelab.site.Browser;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Optional;

/** Shows a file in a program of its own, which stays when we end. */
final class Viewer {
    private Viewer() {}

    /**
     * Shows it.
     *
     * @param program empty for the browser
     */
    static void show(Path file, Optional<String> program) {
        if (program.isEmpty()) {
            Browser.open(file.toUri().toString());
            return;
        }
        try {
            new ProcessBuilder(program.get(), file.toString())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
        } catch (IOException e) {
            throw LabError.machine(
                    program.get() + " does not start: install it, or open " + file + " with another program");
        }
    }
}
