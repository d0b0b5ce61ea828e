package dev.flamelab.pprof;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.flamelab.pprof.proto.ProfileProto;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** Makes small profiles, each with something odd about it, and gzip of them that is odd in itself. */
final class OddFiles {
    private OddFiles() {}

    /** A file with one sample of one location with one line of one function, and something changed. */
    static byte[] file(Consumer<ProfileProto.Profile.Builder> change) {
        var profile = ProfileProto.Profile.newBuilder()
                .addSampleType(ProfileProto.ValueType.newBuilder().setType(1).setUnit(2))
                .addSample(ProfileProto.Sample.newBuilder().addLocationId(1).addValue(4))
                .addMapping(ProfileProto.Mapping.newBuilder().setId(1).setFilename(3))
                .addLocation(ProfileProto.Location.newBuilder()
                        .setId(1)
                        .setMappingId(1)
                        .addLine(ProfileProto.Line.newBuilder().setFunctionId(1).setLine(7)))
                .addFunction(ProfileProto.Function.newBuilder().setId(1).setName(4))
                .addAllStringTable(List.of("", "samples", "count", "service", "fib"))
                .setTimeNanos(1_700_000_000_000_000_000L);
        change.accept(profile);
        return profile.build().toByteArray();
    }

    static byte[] strings() {
        return ProfileProto.Profile.newBuilder()
                .addAllStringTable(List.of("", "samples", "count", "service", "fib"))
                .build()
                .toByteArray();
    }

    static UnknownFieldSet varint(int number) {
        return unknown(number, UnknownFieldSet.Field.newBuilder().addVarint(5).build());
    }

    static UnknownFieldSet bytes(int number) {
        return unknown(
                number,
                UnknownFieldSet.Field.newBuilder()
                        .addLengthDelimited(ByteString.copyFromUtf8("later"))
                        .build());
    }

    static UnknownFieldSet group(int number) {
        return unknown(
                number, UnknownFieldSet.Field.newBuilder().addGroup(varint(1)).build());
    }

    static UnknownFieldSet unknown(int number, UnknownFieldSet.Field field) {
        return UnknownFieldSet.newBuilder().addField(number, field).build();
    }

    static byte[] gzip(byte[] bytes) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Gzip whose header has more, of which the flags tell. */
    static byte[] withHeader(byte[] gzip, int flags, byte[] more) {
        byte[] start = Arrays.copyOf(gzip, 10);
        start[3] = (byte) flags;
        return concat(concat(start, more), tail(gzip, 10));
    }

    static byte[] withChecksum(byte[] gzip) {
        var crc = new CRC32();
        crc.update(gzip, 0, 10);
        gzip[10] = (byte) crc.getValue();
        gzip[11] = (byte) (crc.getValue() >> 8);
        return gzip;
    }

    /** Of so many bytes, and a 0 behind them. */
    static byte[] text(int length) {
        return ("x".repeat(length) + "\0").getBytes();
    }

    static byte[] flipped(byte[] bytes, int position) {
        byte[] copy = bytes.clone();
        copy[position] ^= 1;
        return copy;
    }

    static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
