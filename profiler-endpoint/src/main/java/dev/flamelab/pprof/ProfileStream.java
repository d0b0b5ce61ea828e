package dev.flamelab.pprof;

import dev.flamelab.pprof.proto.ProfileProto;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a profile sample by sample, for those who have too many to hold them all: {@link #sample} for each, then
 * {@link #finish}. What is written is what {@link ProfileWriter} writes of the same samples.
 */
public final class ProfileStream {
    /** So much is compressed at once. */
    private static final int PIECE = 1 << 16;

    private final Map<String, Integer> strings = new HashMap<>();
    private final Numbering<Mapping> mappings = new Numbering<>();
    private final Numbering<Function> functions = new Numbering<>();
    private final Numbering<Location> locations = new Numbering<>();
    private final Map<List<Label>, byte[]> labelsMet = new IdentityHashMap<>();
    private final Gzip gzip;
    private final WireBuffer out = new WireBuffer();
    // What is being written of one message, and of one within it.
    private final WireBuffer message = new WireBuffer();
    private final WireBuffer within = new WireBuffer();

    /**
     * Begins a profile. The stream is left open in the end.
     *
     * @param sampleTypes what the values of every sample will count
     */
    public ProfileStream(OutputStream stream, List<ValueType> sampleTypes) throws IOException {
        gzip = new Gzip(stream);
        string("");
        for (ValueType type : sampleTypes) {
            writeType(ProfileProto.Profile.SAMPLE_TYPE_FIELD_NUMBER, type);
        }
    }

    /** The number of a place in this profile, from 1 in the order in which they are asked for. */
    public int number(Location location) {
        return locations.of(location);
    }

    /**
     * Writes one sample. Those of equal stacks and labels are not added up.
     *
     * @param stack numbers of places, leaf first
     * @param depth how many of them count
     * @param labels must not change any more: a list is looked at the first time alone, and known again by itself
     */
    public void sample(int[] stack, int depth, long[] values, List<Label> labels) throws IOException {
        message.clear();
        within.clear();
        within.numbers(stack, depth);
        if (depth > 0) {
            message.part(ProfileProto.Sample.LOCATION_ID_FIELD_NUMBER, within);
        }
        within.clear();
        for (long value : values) {
            within.number(value);
        }
        if (values.length > 0) {
            message.part(ProfileProto.Sample.VALUE_FIELD_NUMBER, within);
        }
        if (!labels.isEmpty()) {
            message.put(encoded(labels));
        }
        write(ProfileProto.Profile.SAMPLE_FIELD_NUMBER);
    }

    /** Many samples have the same labels. */
    private byte[] encoded(List<Label> labels) {
        byte[] known = labelsMet.get(labels);
        if (known == null) {
            var parts = new WireBuffer();
            for (Label label : labels) {
                within.clear();
                within.number(ProfileProto.Label.KEY_FIELD_NUMBER, string(label.key()));
                within.number(ProfileProto.Label.STR_FIELD_NUMBER, string(label.text()));
                within.number(ProfileProto.Label.NUM_FIELD_NUMBER, label.number());
                within.number(ProfileProto.Label.NUM_UNIT_FIELD_NUMBER, string(label.unit()));
                parts.part(ProfileProto.Sample.LABEL_FIELD_NUMBER, within);
            }
            known = parts.toBytes();
            labelsMet.put(labels, known);
        }
        return known;
    }

    /** Writes all but the samples and their types, which are not looked at, and so ends the profile. */
    public void finish(Profile rest) throws IOException {
        for (Mapping mapping : rest.mappings()) {
            mappings.of(mapping);
        }
        for (Location location : locations.inOrder()) {
            write(location);
        }
        for (Mapping mapping : mappings.inOrder()) {
            write(mapping);
        }
        for (Function function : functions.inOrder()) {
            write(function);
        }
        writeRest(rest);
        writeStrings();
        out.writeTo(gzip);
        gzip.finish();
    }

    private void write(Location location) throws IOException {
        message.clear();
        message.number(ProfileProto.Location.ID_FIELD_NUMBER, locations.of(location));
        if (location.mapping() != null) {
            message.number(ProfileProto.Location.MAPPING_ID_FIELD_NUMBER, mappings.of(location.mapping()));
        }
        message.number(ProfileProto.Location.ADDRESS_FIELD_NUMBER, location.address());
        for (Line line : location.lines()) {
            within.clear();
            within.number(ProfileProto.Line.FUNCTION_ID_FIELD_NUMBER, functions.of(line.function()));
            within.number(ProfileProto.Line.LINE_FIELD_NUMBER, line.line());
            within.number(ProfileProto.Line.COLUMN_FIELD_NUMBER, line.column());
            message.part(ProfileProto.Location.LINE_FIELD_NUMBER, within);
        }
        message.number(ProfileProto.Location.IS_FOLDED_FIELD_NUMBER, location.folded() ? 1 : 0);
        write(ProfileProto.Profile.LOCATION_FIELD_NUMBER);
    }

    private void write(Mapping mapping) throws IOException {
        message.clear();
        message.number(ProfileProto.Mapping.ID_FIELD_NUMBER, mappings.of(mapping));
        message.number(ProfileProto.Mapping.MEMORY_START_FIELD_NUMBER, mapping.start());
        message.number(ProfileProto.Mapping.MEMORY_LIMIT_FIELD_NUMBER, mapping.limit());
        message.number(ProfileProto.Mapping.FILE_OFFSET_FIELD_NUMBER, mapping.offset());
        message.number(ProfileProto.Mapping.FILENAME_FIELD_NUMBER, string(mapping.file()));
        message.number(ProfileProto.Mapping.BUILD_ID_FIELD_NUMBER, string(mapping.buildId()));
        message.number(ProfileProto.Mapping.HAS_FUNCTIONS_FIELD_NUMBER, mapping.hasFunctions() ? 1 : 0);
        message.number(ProfileProto.Mapping.HAS_FILENAMES_FIELD_NUMBER, mapping.hasFilenames() ? 1 : 0);
        message.number(ProfileProto.Mapping.HAS_LINE_NUMBERS_FIELD_NUMBER, mapping.hasLineNumbers() ? 1 : 0);
        message.number(ProfileProto.Mapping.HAS_INLINE_FRAMES_FIELD_NUMBER, mapping.hasInlineFrames() ? 1 : 0);
        write(ProfileProto.Profile.MAPPING_FIELD_NUMBER);
    }

    private void write(Function function) throws IOException {
        message.clear();
        message.number(ProfileProto.Function.ID_FIELD_NUMBER, functions.of(function));
        message.number(ProfileProto.Function.NAME_FIELD_NUMBER, string(function.name()));
        message.number(ProfileProto.Function.SYSTEM_NAME_FIELD_NUMBER, string(function.systemName()));
        message.number(ProfileProto.Function.FILENAME_FIELD_NUMBER, string(function.file()));
        message.number(ProfileProto.Function.START_LINE_FIELD_NUMBER, function.startLine());
        write(ProfileProto.Profile.FUNCTION_FIELD_NUMBER);
    }

    private void writeType(int field, ValueType type) throws IOException {
        message.clear();
        message.number(ProfileProto.ValueType.TYPE_FIELD_NUMBER, string(type.type()));
        message.number(ProfileProto.ValueType.UNIT_FIELD_NUMBER, string(type.unit()));
        write(field);
    }

    private void writeRest(Profile profile) throws IOException {
        out.number(ProfileProto.Profile.DROP_FRAMES_FIELD_NUMBER, string(profile.dropFrames()));
        out.number(ProfileProto.Profile.KEEP_FRAMES_FIELD_NUMBER, string(profile.keepFrames()));
        out.number(ProfileProto.Profile.TIME_NANOS_FIELD_NUMBER, profile.timeNanos());
        out.number(ProfileProto.Profile.DURATION_NANOS_FIELD_NUMBER, profile.durationNanos());
        writeType(ProfileProto.Profile.PERIOD_TYPE_FIELD_NUMBER, profile.periodType());
        out.number(ProfileProto.Profile.PERIOD_FIELD_NUMBER, profile.period());
        for (String comment : profile.comments()) {
            out.entry(ProfileProto.Profile.COMMENT_FIELD_NUMBER, string(comment));
        }
        out.number(ProfileProto.Profile.DEFAULT_SAMPLE_TYPE_FIELD_NUMBER, string(profile.defaultSampleType()));
        out.number(ProfileProto.Profile.DOC_URL_FIELD_NUMBER, string(profile.docUrl()));
    }

    private void writeStrings() throws IOException {
        String[] inOrder = new String[strings.size()];
        for (Map.Entry<String, Integer> entry : strings.entrySet()) {
            inOrder[entry.getValue()] = entry.getKey();
        }
        for (String text : inOrder) {
            out.text(ProfileProto.Profile.STRING_TABLE_FIELD_NUMBER, text);
            passOn();
        }
    }

    private int string(String text) {
        Integer index = strings.get(text);
        if (index == null) {
            index = strings.size();
            strings.put(text, index);
        }
        return index;
    }

    /** Writes the message that is complete now. */
    private void write(int field) throws IOException {
        out.part(field, message);
        passOn();
    }

    private void passOn() throws IOException {
        if (out.size() >= PIECE) {
            out.writeTo(gzip);
            out.clear();
        }
    }

    /** Gzip at the level that Go's runtime uses: profiles are written while somebody waits. */
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out, PIECE);
            def.setLevel(Deflater.BEST_SPEED);
        }

        @Override
        public void finish() throws IOException {
            super.finish();
            def.end();
        }
    }
}
