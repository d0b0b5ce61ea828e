package dev.flamelab.lab;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Ends a command: one sentence for the person who typed it, which names the thing and the cure, and the exit code. */
public final class LabError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private LabError(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** The answer is no. */
    public static LabError no(String sentence) {
        return new LabError(ExitCode.NO, sentence, null);
    }

    /** The command was typed wrongly. */
    public static LabError usage(String sentence) {
        return new LabError(ExitCode.USAGE, sentence, null);
    }

    /** Neither yes nor no can be said. */
    public static LabError inconclusive(String sentence) {
        return new LabError(ExitCode.INCONCLUSIVE, sentence, null);
    }

    /** The machine could not. */
    public static LabError machine(String sentence) {
        return new LabError(ExitCode.MACHINE, sentence, null);
    }

    /** The machine could not, and this is what it said. */
    public static LabError machine(String sentence, Throwable cause) {
        return new LabError(ExitCode.MACHINE, sentence, cause);
    }

    /** What a disk refuses, in words. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return Home.shown(Path.of(denied.getFile())) + ": permission denied";
        }
        return e instanceof FileSystemException said && said.getReason() != null
                ? said.getReason()
                : e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    public int exitCode() {
        return exitCode;
    }
}
