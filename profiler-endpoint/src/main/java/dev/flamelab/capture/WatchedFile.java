package dev.flamelab.capture;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.function.LongConsumer;

/** A file that is read from its beginning to its end, and here and there meanwhile; somebody wants to know how far. */
final class WatchedFile extends RandomAccessFile {
    /** What is left out at most by whoever reads on; what lies further ahead is looked up. */
    private static final long GAP = 1 << 20;

    private final LongConsumer more;
    private long far;

    WatchedFile(File file, LongConsumer more) throws FileNotFoundException {
        super(file, "r");
        this.more = more;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        long at = getFilePointer();
        int count = super.read(bytes, from, most);
        long before = far;
        if (at <= far + GAP) {
            far = Math.max(far, at + Math.max(0, count));
        }
        more.accept(far - before);
        return count;
    }
}
