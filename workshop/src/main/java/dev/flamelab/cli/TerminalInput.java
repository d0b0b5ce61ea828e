package dev.flamelab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.CompletionMatcherImpl;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines that a person types, who may edit them, call up earlier ones, and have them completed with Tab. */
final class TerminalInput implements ShellInput {
    private final LineReader reader;

    private TerminalInput(LineReader reader) {
        this.reader = reader;
    }

    /** @param reports those that the shell makes now */
    static ShellInput open(Supplier<Reports> reports) throws IOException {
        return on(TerminalBuilder.builder().system(true).dumb(true).build(), history(), reports);
    }

    /** The same on any terminal; what was typed is kept in a file. */
    static ShellInput on(Terminal terminal, Path history, Supplier<Reports> reports) {
        // a regular expression has backslashes and quotes of its own
        var parser = new DefaultParser();
        parser.setEscapeChars(null);
        parser.setQuoteChars(new char[0]);
        return new TerminalInput(LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .completer(new ShellCompleter(reports))
                .completionMatcher(new Offered())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.HISTORY_FILE, history)
                .build());
    }

    /** Where nothing begins as what was typed does, all that was offered: it was found by another part of its name. */
    private static final class Offered extends CompletionMatcherImpl {
        @Override
        protected void defaultMatchers(
                Map<LineReader.Option, Boolean> options,
                boolean prefix,
                CompletingParsedLine line,
                boolean caseInsensitive,
                int errors,
                String originalGroupName) {
            super.defaultMatchers(options, prefix, line, caseInsensitive, errors, originalGroupName);
            matchers = List.of(matchers.get(0), simpleMatcher(offered -> true));
        }
    }

    /** In the folder that the user has for what programs remember. */
    private static Path history() throws IOException {
        String state = System.getenv("XDG_STATE_HOME");
        Path folder = (state == null || state.isEmpty() ? Path.of(home(), ".local", "state") : Path.of(state))
                .resolve("flamelab");
        Files.createDirectories(folder);
        Path history = folder.resolve("pprof-history");
        if (Files.notExists(history)) Files.createFile(history);
        // what one looks for may be nobody else's business
        if (Files.getFileStore(history).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rw-------"));
        }
        return history;
    }

    /** As the user's shell has it, which need not be as the system has it. */
    private static String home() {
        String told = System.getenv("HOME");
        return told == null || told.isEmpty() ? System.getProperty("user.home") : told;
    }

    @Override
    public String next() {
        while (true) {
            try {
                return reader.readLine(PROMPT);
            } catch (UserInterruptException e) {
                // Ctrl-C gives up the line, not the shell
                continue;
            } catch (EndOfFileException e) {
                return null;
            }
        }
    }
}
