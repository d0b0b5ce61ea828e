package dev.flamelab.cli;

import dev.flamelab.compare.CompareError;
import dev.flamelab.drawing.DrawingFailed;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.Leftovers;
import dev.flamelab.report.ReportError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong: one sentence on stderr and the exit code; the stack trace only for whom wants it. */
final class Failures implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] args) {
        return tell(e, e.getCommandLine().getErr());
    }

    private static int tell(ParameterException e, PrintWriter out) {
        var command = e.getCommandLine();
        out.println("lab: " + usage(e) + " (see ./" + command.getCommandSpec().qualifiedName() + " --help)");
        if (e instanceof UnmatchedArgumentException unmatched) suggest(unmatched, out);
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        var root = (Lab) command.getCommandSpec().root().userObject();
        return tell(e, root.stacktrace, command.getErr());
    }

    /** Tells what went wrong in a command; the answer is its exit code. */
    static int tell(Exception e, boolean traced, PrintWriter out) {
        if (e instanceof ParameterException mistyped) return tell(mistyped, out);
        if (Leftovers.ending()) return ExitCode.STOPPED;
        out.println("lab: " + told(e, traced));
        if (traced) e.printStackTrace(out);
        out.flush();
        return exitCode(e);
    }

    /** A flag that may be written with one dash or two is one suggestion. */
    private static void suggest(UnmatchedArgumentException unmatched, PrintWriter out) {
        List<String> all = unmatched.getSuggestions();
        String meant = all.stream()
                .filter(each -> !each.startsWith("--") || !all.contains(each.substring(1)))
                .collect(Collectors.joining(", "));
        if (!meant.isEmpty()) out.println("Possible solutions: " + meant);
    }

    private static String usage(ParameterException e) {
        boolean atRoot = e.getCommandLine().getParent() == null;
        if (atRoot && e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "there is no command " + unmatched.getUnmatched().get(0);
        }
        return sentence(e.getMessage());
    }

    private static int exitCode(Exception e) {
        if (e instanceof LabError error) return error.exitCode();
        if (e instanceof ReportError error) return error.isWrongUsage() ? ExitCode.USAGE : ExitCode.NO;
        return e instanceof CompareError ? ExitCode.USAGE : ExitCode.MACHINE;
    }

    /** What went wrong, in one sentence. */
    static String told(Exception e) {
        return told(e, false);
    }

    private static String told(Throwable e, boolean traced) {
        if (e instanceof UncheckedIOException unchecked) return told(unchecked.getCause(), traced);
        if (e instanceof LabError
                || e instanceof ReportError
                || e instanceof CompareError
                || e instanceof DrawingFailed) {
            return sentence(e.getMessage());
        }
        if (e instanceof NoSuchFileException missing) return shown(missing) + ": there is no such file";
        if (e instanceof AccessDeniedException denied) return shown(denied) + ": permission denied";
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return shown(file) + ": " + file.getReason();
        }
        // what our own readers throw says what is wrong with the file
        if (e instanceof IOException && e.getMessage() != null) return sentence(e.getMessage());
        return "this should not happen: " + e.getClass().getSimpleName()
                + (e.getMessage() == null ? "" : ": " + sentence(e.getMessage()))
                + (traced ? "" : "; run it again with --stacktrace to see where");
    }

    private static String shown(FileSystemException e) {
        return e.getFile() == null ? "a file" : Home.shown(Path.of(e.getFile()));
    }

    private static String sentence(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
