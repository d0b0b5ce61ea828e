package dev.flamelab.cli;

import dev.flamelab.drawing.DrawingFailed;
import dev.flamelab.lab.LabError;
import dev.flamelab.report.Greeting;
import dev.flamelab.report.ReportError;
import dev.flamelab.report.Setting;
import dev.flamelab.report.Settings;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** pprof's shell: a line is a report to make, a setting to change, or a question about these. */
final class Shell {
    private final Recordings recordings;
    private final ReportOutput output;
    private final Consumer<String> say;
    private Reports reports;
    private Shortcuts shortcuts;
    private Settings settings;

    Shell(Reports reports, Recordings recordings, Settings settings, ReportOutput output, Consumer<String> say) {
        this.reports = reports;
        this.recordings = recordings;
        this.output = output;
        this.say = say;
        this.shortcuts = Shortcuts.of(reports.sampleTypes());
        // what the profile is was said at the beginning
        this.settings = settings.with(Setting.COMPACT_LABELS, true);
    }

    /** Of what it makes reports now. */
    Reports reports() {
        return reports;
    }

    /** Does what it is told until that ends. */
    void run(ShellInput input) throws IOException {
        greet();
        for (String line = input.next(); line != null; line = input.next()) {
            for (String command : shortcuts.expand(line.strip())) {
                if (!carryOut(command)) return;
            }
        }
    }

    private void greet() {
        try {
            Greeting greeting = reports.greeting(settings);
            greeting.lines().forEach(say);
            if (greeting.total() == 0 && reports.sampleTypes().size() > 1) {
                say.accept("No samples were found with the default sample value type.");
                say.accept("Try \"sample_index\" command to analyze different sample values.");
            }
        } catch (ReportError e) {
            // the first report says it again
            say.accept(e.getMessage());
        }
        say.accept("Entering interactive mode (type \"help\" for commands, \"o\" for options)");
    }

    /** Whether to go on. */
    private boolean carryOut(String command) throws IOException {
        String[] words = command.split("\\s+");
        switch (words[0]) {
            case "q", "quit", "exit" -> {
                return false;
            }
            case "" -> {
                return true;
            }
            case "o", "options" -> say.accept(ShellHelp.settings(settings, reports));
            case "help" ->
                say.accept(ShellHelp.on(command.substring("help".length()).strip()));
            default -> attempt(command);
        }
        return true;
    }

    private void assign(Assignment typed) {
        if (typed.setting() == Setting.SAMPLE_INDEX && typed.value() != null) {
            Optional<Reports> others = recordings.of(typed.value(), reports.profile());
            if (others.isPresent()) {
                reports = others.get();
                shortcuts = Shortcuts.of(reports.sampleTypes());
                settings = settings.with(Setting.SAMPLE_INDEX, "");
                return;
            }
            recordings.check(typed.value(), reports);
        }
        settings = typed.in(settings, reports);
    }

    private void attempt(String command) {
        try {
            var assignment = Assignment.of(command);
            if (assignment.isPresent()) {
                assign(assignment.get());
            } else {
                ShellCommand typed = ShellCommand.of(command, settings);
                output.writeFromShell(
                        reports.make(typed.format(), typed.regex(), typed.settings()),
                        typed.format(),
                        typed.settings());
            }
        } catch (ReportError e) {
            e.warnings().forEach(say);
            say.accept(e.getMessage());
        } catch (LabError | DrawingFailed | IllegalArgumentException | IOException e) {
            say.accept(e.getMessage());
        } catch (OutOfMemoryError e) {
            say.accept(Memory.exceeded().getMessage());
        }
    }
}
