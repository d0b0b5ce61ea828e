package dev.flamelab.cli;

import com.google.protobuf.CodedOutputStream;
import dev.flamelab.pprof.proto.ProfileProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;

/** Small files that are huge once they are unpacked. */
enum Bomb {
    /** One field that no version knows. */
    UNKNOWN_FIELD {
        @Override
        byte[] start() throws IOException {
            return field(99, HUGE);
        }

        @Override
        byte[] again() {
            return new byte[1];
        }
    },
    /** One name. */
    STRING {
        @Override
        byte[] start() throws IOException {
            return field(ProfileProto.Profile.STRING_TABLE_FIELD_NUMBER, HUGE);
        }

        @Override
        byte[] again() {
            return new byte[] {'x'};
        }
    },
    /** More names than any memory holds, all empty. */
    STRINGS {
        @Override
        byte[] again() throws IOException {
            return field(ProfileProto.Profile.STRING_TABLE_FIELD_NUMBER, 0);
        }
    },
    SAMPLES {
        @Override
        byte[] again() throws IOException {
            return field(ProfileProto.Profile.SAMPLE_FIELD_NUMBER, 0);
        }
    },
    LOCATIONS {
        @Override
        byte[] again() throws IOException {
            return field(ProfileProto.Profile.LOCATION_FIELD_NUMBER, 0);
        }
    },
    /** One sample of one long stack. */
    STACK {
        @Override
        byte[] start() throws IOException {
            var sample = new ByteArrayOutputStream();
            sample.writeBytes(field(ProfileProto.Profile.SAMPLE_FIELD_NUMBER, HUGE));
            sample.writeBytes(field(ProfileProto.Sample.LOCATION_ID_FIELD_NUMBER, HUGE - 10));
            return sample.toByteArray();
        }

        @Override
        byte[] again() {
            return new byte[] {1};
        }
    },
    TEXT {
        @Override
        byte[] start() {
            return LegacyTexts.COUNT.getBytes();
        }

        @Override
        byte[] again() {
            return "1 @ 0x401000 0x402000\n".getBytes();
        }
    },
    /** A text without an end of line. */
    LINE {
        @Override
        byte[] start() {
            return "heap profile: 1: 1 [1: 1] @ heap/1\n1: 1 [1: 1] @".getBytes();
        }

        @Override
        byte[] again() {
            return " 0x1".getBytes();
        }
    };

    private static final int HUGE = 1_500_000_000;
    private static final int BLOCK = 1 << 20;

    byte[] start() throws IOException {
        return new byte[0];
    }

    /** What is repeated without end. */
    abstract byte[] again() throws IOException;

    /** A file that unpacks to at least so many mebibytes. */
    byte[] bytes(int mebibytes) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, -1});
        out.writeBytes(deflated(start()));
        byte[] block = block();
        byte[] packed = deflated(block);
        for (long size = 0; size < (long) mebibytes << 20; size += block.length) {
            out.writeBytes(packed);
        }
        return out.toByteArray();
    }

    private byte[] block() throws IOException {
        byte[] one = again();
        var block = new ByteArrayOutputStream();
        while (block.size() < BLOCK) {
            block.writeBytes(one);
        }
        return block.toByteArray();
    }

    /** A part of a deflated stream that does not refer to what is before it. */
    private static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(bytes);
        byte[] out = new byte[bytes.length + 100];
        int length = deflater.deflate(out, 0, out.length, Deflater.FULL_FLUSH);
        deflater.end();
        return java.util.Arrays.copyOf(out, length);
    }

    private static byte[] field(int number, int length) throws IOException {
        var out = new ByteArrayOutputStream();
        var coded = CodedOutputStream.newInstance(out);
        coded.writeTag(number, 2);
        coded.writeUInt32NoTag(length);
        coded.flush();
        return out.toByteArray();
    }
}
