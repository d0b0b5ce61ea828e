package dev.flamelab.pprof;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;

/**
 * The CPU profile of gperftools: words of 4 or 8 bytes in either order, then text. Of the samples each has its count,
 * its depth and its addresses; a memory map follows, or the names of a Java program.
 */
final class CpuForm {
    private static final long VERSION = 3;
    private static final ValueType COUNT = new ValueType("samples", "count");
    private static final ValueType CPU = new ValueType("cpu", "nanoseconds");

    /** As the words may be written. */
    private static final List<Words> WORDS =
            List.of(new Words(4, false), new Words(4, true), new Words(8, false), new Words(8, true));

    private CpuForm() {}

    /** How a number is written. */
    private record Words(int bytes, boolean bigEndian) {
        long read(InputStream in) throws IOException {
            byte[] word = in.readNBytes(bytes);
            if (word.length < bytes) {
                throw new EOFException();
            }
            long number = 0;
            for (int i = 0; i < bytes; i++) {
                number = number << 8 | word[bigEndian ? i : bytes - 1 - i] & 0xff;
            }
            return number;
        }
    }

    static Profile read(InputStream in, MemoryBudget budget) throws IOException {
        for (Words words : WORDS) {
            in.reset();
            try {
                boolean starts = words.read(in) == 0 && words.read(in) == VERSION;
                long language = starts ? words.read(in) : -1;
                long periodMicros = starts ? words.read(in) : 0;
                if (periodMicros != 0 && words.read(in) == 0 && (language == 0 || language == 1)) {
                    return read(in, words, language == 1, periodMicros * 1000, budget);
                }
            } catch (EOFException e) {
                // Too short for such words.
            }
        }
        throw MalformedProfile.unrecognized();
    }

    private static Profile read(InputStream in, Words words, boolean isJava, long periodNanos, MemoryBudget budget)
            throws IOException {
        var profile = new LegacyProfile(budget);
        profile.types(COUNT, CPU);
        profile.period(periodNanos, CPU);
        var rest = new PushbackInputStream(in);
        try {
            readSamples(rest, words, isJava ? Integer.MAX_VALUE : 1, profile);
        } catch (EOFException e) {
            throw MalformedProfile.unrecognized();
        }
        if (isJava) {
            return profile.withLines(Lines.ofAnyLength(rest, budget));
        }
        profile.dropSignalHandlers();
        return profile.withMapAndLeafOnce(MemoryMap.rest(Lines.of(rest, budget), budget));
    }

    private static void readSamples(PushbackInputStream in, Words words, int calls, LegacyProfile profile)
            throws IOException {
        var addresses = new LongList(profile.budget());
        while (!isAtEnd(in)) {
            long count = words.read(in);
            long depth = words.read(in);
            addresses.clear();
            for (long i = 0; i != depth; i++) {
                addresses.add(words.read(in));
            }
            if (count == 0 && depth == 1 && addresses.get(0) == 0) {
                break;
            }
            profile.add(addresses, calls, new long[] {count, count * profile.period()});
        }
        addresses.free();
    }

    private static boolean isAtEnd(PushbackInputStream in) throws IOException {
        int next = in.read();
        if (next >= 0) {
            in.unread(next);
        }
        return next < 0;
    }
}
