package dev.flamelab.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sees that the disk has room for the JVM's flight recorder: one that finds none ends the JVM. It needs room even to
 * end a recording, so some is held in reserve. What is recorded is read from the directory for temporary files, which
 * may be on another disk. Safe for use by any thread.
 */
final class Room {
    /** For what is recorded until it is looked at again, and for a copy. */
    private static final int CHUNKS = 4;

    /** What the recorder has in its buffers, and the stacks and names that it writes at the end. */
    private static final int RESERVE = 4 << 20;

    private final SessionScratch scratch;
    private final long chunkBytes;
    private Path reserve;
    private Path compared;
    private boolean oneDisk;

    /** @param chunkBytes how large a recording may grow before it is read */
    Room(SessionScratch scratch, long chunkBytes) {
        this.scratch = scratch;
        this.chunkBytes = chunkBytes;
    }

    /**
     * Asks for room, to be done before recording and ever so often meanwhile.
     *
     * @throws IOException when there is none; then the reserve is given up for the recording to be ended at once
     */
    synchronized void require() throws IOException {
        // Asked four times a second: a file tells whether it is there in less time than a path.
        Path own = scratch.get().directory();
        if (!own.toFile().exists()) {
            // Somebody has removed it: this makes it again.
            Files.delete(scratch.get().newFile());
        }
        Path current = FlightRepository.current();
        boolean elsewhere = current != null && !current.startsWith(own);
        long bytes = (elsewhere ? 1 : CHUNKS) * chunkBytes;
        if (elsewhere && isOneDisk(current, own)) {
            bytes += CHUNKS * chunkBytes;
        } else if (elsewhere) {
            requireIn(current, CHUNKS * chunkBytes);
        }
        long free = requireIn(own, bytes);
        if (free >= bytes + RESERVE && (reserve == null || !reserve.toFile().exists())) {
            reserve = scratch.get().newFile("reserve-", ".tmp");
            fill(reserve);
        }
    }

    /** It is asked once for each place: looking through all that is mounted takes its time. */
    private boolean isOneDisk(Path current, Path own) throws IOException {
        if (!current.equals(compared)) {
            oneDisk = Files.getFileStore(current).equals(Files.getFileStore(own));
            compared = current;
        }
        return oneDisk;
    }

    /** How many bytes are free there. */
    private long requireIn(Path place, long bytes) throws IOException {
        // This is one call of the system, and the other looks through all that is mounted.
        long free = place.toFile().getUsableSpace();
        if (free < bytes) {
            // Or it cannot tell.
            free = Files.getFileStore(place).getUsableSpace();
        }
        if (free < bytes) {
            release();
            throw new IOException("the flight recorder needs " + (bytes >> 20) + " MiB free in " + place
                    + ", and there are " + (free >> 20) + ": make room");
        }
        return free;
    }

    private static void fill(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var zeros = ByteBuffer.allocate(RESERVE / 64);
            while (channel.size() < RESERVE) {
                channel.write(zeros.clear());
            }
        }
    }

    private void release() throws IOException {
        if (reserve != null) {
            Files.deleteIfExists(reserve);
            reserve = null;
        }
    }
}
