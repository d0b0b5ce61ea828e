package dev.flamelab.cli;

import com.google.protobuf.CodedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A file that was damaged on its way, in one of the ways that files are. */
final class Mutant {
    /** What a length may claim to be: nothing, a little more than there is, and more than any machine has. */
    private static final List<Long> LIES =
            List.of(0L, 1L, 127L, 128L, 70_000L, 1L << 20, 1L << 31, (1L << 31) - 1, 1L << 40, -1L, Long.MIN_VALUE);

    private final Random random;
    private byte[] bytes;

    private Mutant(byte[] original, Random random) {
        this.bytes = original.clone();
        this.random = random;
    }

    /** One of two files, damaged inside and then perhaps in its wrapping. */
    static byte[] of(byte[] original, byte[] other, Random random) {
        var mutant = new Mutant(original, random);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            mutant.change(other);
        }
        if (random.nextInt(3) == 0) {
            mutant.bytes = gzip(mutant.bytes);
            if (random.nextBoolean()) {
                mutant.change(other);
            }
        }
        return mutant.bytes;
    }

    private void change(byte[] other) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(10)) {
            case 0 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes[at] = (byte) random.nextInt();
            case 3 -> replace(at, random.nextInt(3), varint(LIES.get(random.nextInt(LIES.size()))));
            case 4 -> replace(at, random.nextInt(20), new byte[0]);
            case 5 -> replace(at, 0, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + random.nextInt(400))));
            case 6 -> splice(at, other);
            case 7 -> bytes[at] ^= (byte) random.nextInt(8);
            default -> shuffleFields(other);
        }
    }

    /** Puts a part of another file in, as when two downloads went into one file. */
    private void splice(int at, byte[] other) {
        int from = random.nextInt(other.length);
        int to = Math.min(other.length, from + 1 + random.nextInt(300));
        replace(at, random.nextBoolean() ? 0 : to - from, Arrays.copyOfRange(other, from, to));
    }

    /** Drops, doubles or takes over whole fields of the outermost message, as a bad merge would. */
    private void shuffleFields(byte[] other) {
        List<byte[]> fields = fields(bytes);
        List<byte[]> others = fields(other);
        if (fields.isEmpty() || others.isEmpty()) {
            return;
        }
        int at = random.nextInt(fields.size());
        switch (random.nextInt(4)) {
            case 0 -> fields.remove(at);
            case 1 -> fields.add(at, fields.get(random.nextInt(fields.size())));
            case 2 -> fields.set(at, others.get(random.nextInt(others.size())));
            default -> Collections.swap(fields, at, random.nextInt(fields.size()));
        }
        var out = new ByteArrayOutputStream();
        fields.forEach(out::writeBytes);
        bytes = out.size() == 0 ? new byte[1] : out.toByteArray();
    }

    /** The fields of a message, each with its tag; none if it is no message. */
    private static List<byte[]> fields(byte[] message) {
        List<byte[]> fields = new ArrayList<>();
        try {
            var in = CodedInputStream.newInstance(message);
            int from = 0;
            while (in.skipField(in.readTag())) {
                fields.add(Arrays.copyOfRange(message, from, in.getTotalBytesRead()));
                from = in.getTotalBytesRead();
            }
            return fields;
        } catch (IOException e) {
            return fields;
        }
    }

    private void replace(int at, int count, byte[] by) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(by);
        int rest = Math.min(bytes.length, at + count);
        out.write(bytes, rest, bytes.length - rest);
        bytes = out.size() == 0 ? new byte[1] : out.toByteArray();
    }

    private static byte[] varint(long value) {
        var out = new ByteArrayOutputStream();
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] gunzip(byte[] bytes) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }
}
