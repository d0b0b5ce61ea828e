package dev.flamelab.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/** A trace that is being recorded. Used by one thread. */
final class TraceWindow {
    private final CompletableFuture<Path> result;
    private final long mostBytes;
    private Recording recording;

    /** @param result completed by whoever ends the window, or who waits for it no longer */
    TraceWindow(CompletableFuture<Path> result, long mostBytes) {
        this.result = result;
        this.mostBytes = mostBytes;
    }

    CompletableFuture<Path> result() {
        return result;
    }

    void start(Scratch scratch) throws IOException {
        recording = new Recording();
        recording.setName("flamelab-trace");
        recording.setSettings(TraceSettings.all());
        scratch.unlessEnded(recording::start);
    }

    void requireSmall() throws IOException {
        if (recording.getSize() > mostBytes) {
            throw new IOException("it has grown to more than the limit of " + mostBytes + " bytes: take a shorter one");
        }
    }

    /** Ends the recording and hands it over as a file. */
    void finish(Scratch scratch) throws IOException {
        if (recording.getState() == RecordingState.RUNNING) {
            recording.stop();
        }
        requireSmall();
        Path file = scratch.newFile();
        boolean taken = false;
        try {
            recording.dump(file);
            taken = result.complete(file);
        } finally {
            if (!taken) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Ends the recording if it has not ended yet, and removes it. */
    void discard() {
        if (recording != null) {
            recording.close();
        }
    }
}
