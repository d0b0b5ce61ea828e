package dev.flamelab.pprof;

import static dev.flamelab.pprof.OddFiles.bytes;
import static dev.flamelab.pprof.OddFiles.concat;
import static dev.flamelab.pprof.OddFiles.file;
import static dev.flamelab.pprof.OddFiles.flipped;
import static dev.flamelab.pprof.OddFiles.group;
import static dev.flamelab.pprof.OddFiles.gzip;
import static dev.flamelab.pprof.OddFiles.strings;
import static dev.flamelab.pprof.OddFiles.tail;
import static dev.flamelab.pprof.OddFiles.text;
import static dev.flamelab.pprof.OddFiles.unknown;
import static dev.flamelab.pprof.OddFiles.varint;
import static dev.flamelab.pprof.OddFiles.withChecksum;
import static dev.flamelab.pprof.OddFiles.withHeader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.flamelab.pprof.proto.ProfileProto;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a file is said as pprof says it; what pprof takes is taken. */
class DefectTest {
    private static final String UNRECOGNIZED = "parsing profile: unrecognized profile format";

    static Stream<Arguments> defects() throws Exception {
        byte[] gzip = Profiles.bytes(Profiles.rich());
        byte[] plain = file(p -> {});
        return Stream.of(
                arguments("nothing at all", new byte[0], "parsing profile: empty input file"),
                arguments("gzip of nothing", gzip(new byte[0]), "parsing profile: empty input file"),
                arguments("string 0 is not empty", file(p -> p.setStringTable(0, "x")), UNRECOGNIZED),
                arguments("no strings", file(ProfileProto.Profile.Builder::clearStringTable), UNRECOGNIZED),
                arguments("name out of range", file(p -> p.getFunctionBuilder(0).setName(99)), UNRECOGNIZED),
                arguments("negative string", file(p -> p.getSampleTypeBuilder(0).setUnit(-1)), UNRECOGNIZED),
                arguments("comment out of range", file(p -> p.addComment(99)), UNRECOGNIZED),
                arguments(
                        "label out of range",
                        file(p -> p.getSampleBuilder(0)
                                .addLabelBuilder()
                                .setKey(77)
                                .setNum(1)),
                        UNRECOGNIZED),
                arguments("text", "samples: 12\nfib 3\n".getBytes(), UNRECOGNIZED),
                arguments("a web page", "<!DOCTYPE html><html></html>".getBytes(), UNRECOGNIZED),
                arguments("a flight recording", "FLR\0\0\2\0\1\0\0\0\0".getBytes(), UNRECOGNIZED),
                arguments("cut short", Arrays.copyOf(plain, plain.length - 3), UNRECOGNIZED),
                arguments("known field of a wrong type", file(p -> p.setUnknownFields(varint(2))), UNRECOGNIZED),
                arguments(
                        "known field of a wrong type further in",
                        file(p -> p.getLocationBuilder(0).getLineBuilder(0).setUnknownFields(bytes(2))),
                        UNRECOGNIZED),
                arguments("a group", file(p -> p.setUnknownFields(group(16))), UNRECOGNIZED),
                arguments(
                        "two profiles one after the other",
                        concat(plain, plain),
                        "parsing profile: concatenated profiles detected"),
                arguments(
                        "samples without types",
                        file(ProfileProto.Profile.Builder::clearSampleType),
                        "malformed profile: missing sample type information"),
                arguments(
                        "too few values",
                        file(p -> p.addSampleType(p.getSampleType(0))),
                        "malformed profile: mismatch: sample has 1 values vs. 2 types"),
                arguments(
                        "unknown location",
                        file(p -> p.getSampleBuilder(0).addLocationId(9)),
                        "malformed profile: sample has nil location"),
                arguments(
                        "location 0",
                        file(p -> p.addLocationBuilder()),
                        "malformed profile: found location with reserved id=0"),
                arguments(
                        "function 0",
                        file(p -> p.addFunctionBuilder()),
                        "malformed profile: found function with reserved ID=0"),
                arguments(
                        "mapping 0",
                        file(p -> p.addMappingBuilder()),
                        "malformed profile: found mapping with reserved ID=0"),
                arguments(
                        "location twice",
                        file(p -> p.addLocation(p.getLocation(0))),
                        "malformed profile: multiple locations with same id: 1"),
                arguments(
                        "function twice",
                        file(p -> p.addFunction(p.getFunction(0))),
                        "malformed profile: multiple functions with same id: 1"),
                arguments(
                        "mapping twice",
                        file(p -> p.addMapping(p.getMapping(0))),
                        "malformed profile: multiple mappings with same id: 1"),
                arguments(
                        "mapping with a huge id twice",
                        file(p -> p.addMapping(p.getMapping(0).toBuilder().setId(-2))
                                .addMapping(p.getMapping(0).toBuilder().setId(-2))),
                        "malformed profile: multiple mappings with same id: 18446744073709551614"),
                arguments(
                        "line without function",
                        file(p ->
                                p.addLocationBuilder().setId(3).addLineBuilder().setLine(7)),
                        "malformed profile: location id: 3 has a line with nil function"),
                arguments(
                        "line of an unknown function",
                        file(p ->
                                p.addLocationBuilder().setId(3).addLineBuilder().setFunctionId(9)),
                        "malformed profile: location id: 3 has a line with nil function"),
                arguments(
                        "gzip cut short",
                        Arrays.copyOf(gzip, gzip.length - 9),
                        "decompressing profile: unexpected EOF"),
                arguments(
                        "gzip without its end",
                        Arrays.copyOf(gzip, gzip.length - 4),
                        "decompressing profile: unexpected EOF"),
                arguments("only the start of gzip", Arrays.copyOf(gzip, 5), "decompressing profile: unexpected EOF"),
                arguments("bytes behind gzip", concat(gzip, new byte[3]), "decompressing profile: unexpected EOF"),
                arguments(
                        "a text behind gzip",
                        concat(gzip, "hello, more text".getBytes()),
                        "decompressing profile: gzip: invalid header"),
                arguments(
                        "gzip with a wrong checksum of its header",
                        withHeader(gzip, 2, new byte[] {0x12, 0x34}),
                        "decompressing profile: gzip: invalid header"),
                arguments(
                        "gzip with a name of 512 bytes",
                        withHeader(gzip, 8, text(512)),
                        "decompressing profile: gzip: invalid header"),
                arguments(
                        "gzip with a comment without end",
                        withHeader(gzip, 16, "x".repeat(600).getBytes()),
                        "decompressing profile: gzip: invalid header"),
                arguments(
                        "a member cut short behind gzip",
                        concat(gzip, Arrays.copyOf(gzip, 7)),
                        "decompressing profile: unexpected EOF"),
                arguments(
                        "wrong checksum",
                        flipped(gzip, gzip.length - 8),
                        "decompressing profile: gzip: invalid checksum"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void defectIsNamedAsPprofNamesIt(String defect, byte[] file, String message) {
        assertThatThrownBy(() -> ProfileReader.read(file))
                .isExactlyInstanceOf(MalformedProfile.class)
                .hasMessage(message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void realPprofSaysTheSame(String defect, byte[] file, String message, @TempDir Path folder) throws Exception {
        Files.write(folder.resolve("defect"), file);

        assertThat(GoPprof.run(folder, "-raw", "defect")).contains("defect: " + message + "\n");
    }

    static Stream<Arguments> oddities() throws Exception {
        byte[] gzip = Profiles.bytes(Profiles.rich());
        byte[] plain = file(p -> {});
        return Stream.of(
                arguments("no oddity", plain),
                arguments("gzip with a name and a comment", withHeader(gzip, 8 | 16, concat(text(511), text(3)))),
                arguments("gzip with an extra field", withHeader(gzip, 4, new byte[] {2, 0, 7, 7})),
                arguments("gzip with a checksum of its header", withChecksum(withHeader(gzip, 2, new byte[2]))),
                arguments("two gzip members", concat(gzip(Arrays.copyOf(plain, 9)), gzip(tail(plain, 9)))),
                arguments("unknown mapping", file(p -> p.getLocationBuilder(0).setMappingId(9))),
                arguments("no mapping", file(p -> p.clearMapping())),
                arguments("no frames", file(p -> p.getSampleBuilder(0).clearLocationId())),
                arguments("no lines", file(p -> p.getLocationBuilder(0).clearLine())),
                arguments("zeros", file(p -> p.getSampleBuilder(0).setValue(0, 0))),
                arguments("negative", file(p -> p.getSampleBuilder(0).setValue(0, -5))),
                arguments("no samples", file(p -> p.clearSample())),
                arguments("unknown fields", file(p -> p.setUnknownFields(varint(99)))),
                arguments("unknown field in a sample", file(p -> p.getSampleBuilder(0)
                        .setUnknownFields(bytes(16)))),
                arguments("far and huge ids", file(p -> {
                    p.getSampleBuilder(0).setLocationId(0, -1).addLocationId(5_000);
                    p.getLocationBuilder(0).setId(-1);
                    p.addLocationBuilder().setId(5_000);
                })),
                arguments("gzipped", gzip),
                arguments("strings first", concat(strings(), file(p -> p.clearStringTable()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void oddityThatPprofTakesIsTaken(String oddity, byte[] file) throws Exception {
        Profile profile = ProfileReader.read(file);

        assertThat(ProfileReader.read(Profiles.bytes(profile))).isEqualTo(profile);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void realPprofTakesItToo(String oddity, byte[] file, @TempDir Path folder) throws Exception {
        Files.write(folder.resolve("oddity"), file);

        assertThat(GoPprof.run(folder, "-raw", "oddity")).contains("Samples:\n");
    }

    @Test
    void profileLargerThanTheLimitIsRefusedInASentence() throws Exception {
        byte[] bomb = gzip(file(p -> p.setUnknownFields(unknown(
                99,
                UnknownFieldSet.Field.newBuilder()
                        .addLengthDelimited(ByteString.copyFrom(new byte[50_000_000]))
                        .build()))));

        assertThat(bomb).hasSizeLessThan(100_000);
        assertThatThrownBy(() -> ProfileReader.read(new ByteArrayInputStream(bomb), 100_000))
                .isInstanceOf(MalformedProfile.class)
                .hasMessage("the profile has more than 97.7 kB when unpacked, which is the most this reader takes");
        byte[] plain = file(p -> {});
        assertThatThrownBy(() -> ProfileReader.read(new ByteArrayInputStream(plain), plain.length - 1))
                .hasMessageContaining("more than");
        assertThat(ProfileReader.read(new ByteArrayInputStream(plain), plain.length)
                        .samples())
                .hasSize(1);
    }
}
