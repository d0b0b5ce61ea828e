package dev.flamelab.pprof;

import com.google.protobuf.CodedOutputStream;
import dev.flamelab.pprof.proto.ProfileProto;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a profile as gzipped profile.proto, as Go writes it: string 0 is empty, ids count from 1 in the order of first
 * use without gaps, samples come first and strings last. What is equal in the model is one entry of the file.
 */
public final class ProfileWriter {
    private final Map<String, Long> strings = new HashMap<>();
    private final Numbering<Mapping> mappings = new Numbering<>();
    private final Numbering<Function> functions = new Numbering<>();
    private final Numbering<Location> locations = new Numbering<>();
    private final CodedOutputStream out;

    private ProfileWriter(CodedOutputStream out) {
        this.out = out;
    }

    /** Writes the profile and leaves the stream open. A profile that breaks a rule of the format is not written. */
    public static void write(Profile profile, OutputStream out) throws IOException {
        ProfileCheck.check(profile);
        var gzip = new Gzip(out);
        CodedOutputStream proto = CodedOutputStream.newInstance(gzip, 1 << 16);
        new ProfileWriter(proto).writeAll(profile);
        proto.flush();
        gzip.finish();
        out.flush();
    }

    private void writeAll(Profile profile) throws IOException {
        string("");
        for (ValueType type : profile.sampleTypes()) {
            out.writeMessage(ProfileProto.Profile.SAMPLE_TYPE_FIELD_NUMBER, valueType(type));
        }
        for (Sample sample : profile.samples()) {
            out.writeMessage(ProfileProto.Profile.SAMPLE_FIELD_NUMBER, sample(sample));
        }
        for (Mapping mapping : profile.mappings()) {
            mappings.of(mapping);
        }
        for (Location location : locations.inOrder()) {
            out.writeMessage(ProfileProto.Profile.LOCATION_FIELD_NUMBER, location(location));
        }
        for (Mapping mapping : mappings.inOrder()) {
            out.writeMessage(ProfileProto.Profile.MAPPING_FIELD_NUMBER, mapping(mapping));
        }
        for (Function function : functions.inOrder()) {
            out.writeMessage(ProfileProto.Profile.FUNCTION_FIELD_NUMBER, function(function));
        }
        writeRest(profile);
        writeStrings();
    }

    private void writeRest(Profile profile) throws IOException {
        writeNumber(ProfileProto.Profile.DROP_FRAMES_FIELD_NUMBER, string(profile.dropFrames()));
        writeNumber(ProfileProto.Profile.KEEP_FRAMES_FIELD_NUMBER, string(profile.keepFrames()));
        writeNumber(ProfileProto.Profile.TIME_NANOS_FIELD_NUMBER, profile.timeNanos());
        writeNumber(ProfileProto.Profile.DURATION_NANOS_FIELD_NUMBER, profile.durationNanos());
        out.writeMessage(ProfileProto.Profile.PERIOD_TYPE_FIELD_NUMBER, valueType(profile.periodType()));
        writeNumber(ProfileProto.Profile.PERIOD_FIELD_NUMBER, profile.period());
        for (String comment : profile.comments()) {
            out.writeInt64(ProfileProto.Profile.COMMENT_FIELD_NUMBER, string(comment));
        }
        writeNumber(ProfileProto.Profile.DEFAULT_SAMPLE_TYPE_FIELD_NUMBER, string(profile.defaultSampleType()));
        writeNumber(ProfileProto.Profile.DOC_URL_FIELD_NUMBER, string(profile.docUrl()));
    }

    private void writeStrings() throws IOException {
        String[] inOrder = new String[strings.size()];
        strings.forEach((text, index) -> inOrder[index.intValue()] = text);
        for (String text : inOrder) {
            out.writeString(ProfileProto.Profile.STRING_TABLE_FIELD_NUMBER, text);
        }
    }

    // Zero is what an absent field means.
    private void writeNumber(int field, long number) throws IOException {
        if (number != 0) {
            out.writeInt64(field, number);
        }
    }

    private long string(String text) {
        return strings.computeIfAbsent(text, added -> (long) strings.size());
    }

    private ProfileProto.ValueType valueType(ValueType type) {
        return ProfileProto.ValueType.newBuilder()
                .setType(string(type.type()))
                .setUnit(string(type.unit()))
                .build();
    }

    private ProfileProto.Sample sample(Sample sample) {
        var message = ProfileProto.Sample.newBuilder();
        for (Location location : sample.stack()) {
            message.addLocationId(locations.of(location));
        }
        for (int i = 0; i < sample.width(); i++) {
            message.addValue(sample.value(i));
        }
        for (Label label : sample.labels()) {
            message.addLabel(ProfileProto.Label.newBuilder()
                    .setKey(string(label.key()))
                    .setStr(string(label.text()))
                    .setNum(label.number())
                    .setNumUnit(string(label.unit())));
        }
        return message.build();
    }

    private ProfileProto.Location location(Location location) {
        var message = ProfileProto.Location.newBuilder()
                .setId(locations.of(location))
                .setMappingId(location.mapping() == null ? 0 : mappings.of(location.mapping()))
                .setAddress(location.address())
                .setIsFolded(location.folded());
        for (Line line : location.lines()) {
            message.addLine(ProfileProto.Line.newBuilder()
                    .setFunctionId(functions.of(line.function()))
                    .setLine(line.line())
                    .setColumn(line.column()));
        }
        return message.build();
    }

    private ProfileProto.Mapping mapping(Mapping mapping) {
        return ProfileProto.Mapping.newBuilder()
                .setId(mappings.of(mapping))
                .setMemoryStart(mapping.start())
                .setMemoryLimit(mapping.limit())
                .setFileOffset(mapping.offset())
                .setFilename(string(mapping.file()))
                .setBuildId(string(mapping.buildId()))
                .setHasFunctions(mapping.hasFunctions())
                .setHasFilenames(mapping.hasFilenames())
                .setHasLineNumbers(mapping.hasLineNumbers())
                .setHasInlineFrames(mapping.hasInlineFrames())
                .build();
    }

    private ProfileProto.Function function(Function function) {
        return ProfileProto.Function.newBuilder()
                .setId(functions.of(function))
                .setName(string(function.name()))
                .setSystemName(string(function.systemName()))
                .setFilename(string(function.file()))
                .setStartLine(function.startLine())
                .build();
    }

    /** Gzip at the level that Go's runtime uses: profiles are written while somebody waits. */
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }

        @Override
        public void finish() throws IOException {
            super.finish();
            def.end();
        }
    }
}
