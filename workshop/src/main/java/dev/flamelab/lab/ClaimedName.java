package dev.flamelab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A name on a disk without links: taken with an empty file, which goes again unless a complete one takes its place. */
final class ClaimedName implements AutoCloseable {
    private final Path name;
    private final Leftovers.Entry leftover;
    private boolean empty;

    private ClaimedName(Path name) {
        this.name = name;
        leftover = Leftovers.add("claimed name", this::giveBack);
    }

    /** Fails when somebody has the name already. */
    static ClaimedName take(Path name) throws IOException {
        var claimed = new ClaimedName(name);
        try {
            claimed.create();
            return claimed;
        } catch (IOException | RuntimeException e) {
            claimed.leftover.close();
            throw e;
        }
    }

    private synchronized void create() throws IOException {
        if (Leftovers.ending()) throw Leftovers.stopped();
        Files.createFile(name);
        empty = true;
    }

    /** Puts a complete file in the place of the empty one. */
    synchronized Path fill(Path complete) throws IOException {
        // given back on Ctrl-C, it may be another's by now
        if (!empty) throw Leftovers.stopped();
        Files.move(complete, name, StandardCopyOption.ATOMIC_MOVE);
        empty = false;
        return name;
    }

    private synchronized void giveBack() {
        if (!empty) return;
        empty = false;
        name.toFile().delete();
    }

    @Override
    public void close() {
        giveBack();
        leftover.close();
    }
}
