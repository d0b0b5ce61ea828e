package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JfrBytesTest {
    /** So small that many numbers lie across its end. */
    private static final int WINDOW = 61;

    private static final int COUNT = 5_000;
    private static final int AT_ONCE = 5;

    private final long[] numbers = new long[COUNT];
    private final long[] starts = new long[COUNT + 1];
    private RandomAccessFile file;

    @BeforeEach
    void writeNumbersOfAllLengths(@TempDir Path directory) throws IOException {
        var random = new Random(7);
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < COUNT; i++) {
            // Those below 0 have nine bytes, the last of which has all of its bits.
            numbers[i] = random.nextLong() >> random.nextInt(Long.SIZE);
            write(numbers[i], bytes);
            starts[i + 1] = bytes.size();
        }
        file = new RandomAccessFile(
                Files.write(directory.resolve("numbers"), bytes.toByteArray()).toFile(), "r");
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    @Test
    void numbersAreReadOneByOne() throws IOException {
        JfrBytes in = bytes();
        for (long number : numbers) {
            assertThat(in.number(Long.BYTES)).isEqualTo(number);
        }
    }

    @Test
    void numbersAreReadSomeAtOnce() throws IOException {
        JfrBytes in = bytes();
        long[] some = new long[AT_ONCE];
        for (int i = 0; i < COUNT; i += AT_ONCE) {
            in.longs(some, AT_ONCE);
            assertThat(some).isEqualTo(Arrays.copyOfRange(numbers, i, i + AT_ONCE));
        }
    }

    @Test
    void numbersAreSkippedWhateverTheirLength() throws IOException {
        JfrBytes in = bytes();
        int passed = 0;
        for (int count = 1; passed + count <= COUNT; passed += count++) {
            in.skipNumbers(count, (long) count * Long.BYTES);
            assertThat(in.position()).isEqualTo(starts[passed + count]);
        }
    }

    private JfrBytes bytes() throws IOException {
        return new JfrBytes(file, 0, file.length(), true, WINDOW);
    }

    static void write(long number, ByteArrayOutputStream to) {
        long left = number;
        for (int i = 0; i < 8; i++) {
            if (left >>> 7 == 0) {
                to.write((int) left);
                return;
            }
            to.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        to.write((int) left);
    }
}
