package dev.flamelab.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** Standard output, which remembers that something could not be written: whoever prints goes on without a look back. */
final class Printed extends OutputStream {
    private final OutputStream out;
    private volatile IOException failure;

    Printed() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    Printed(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        if (failure != null) return;
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Whether what is printed goes nowhere any more. */
    boolean isLost() {
        return failure != null;
    }

    /** Why something is missing; empty also where a reader such as {@code head} had enough of it. */
    synchronized Optional<String> failure() {
        String why = failure == null ? null : failure.getMessage();
        return why == null || why.toLowerCase(Locale.ROOT).contains("pipe")
                ? Optional.empty()
                : Optional.of("standard output cannot be written to (" + why + "): send it elsewhere");
    }
}
