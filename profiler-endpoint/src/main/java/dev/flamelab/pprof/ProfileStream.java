package dev.flamelab.pprof;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
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
    private static final int BUFFER = 1 << 16;
    private static final byte[] NOTHING = {};

    private final Map<String, Integer> strings = new HashMap<>();
    private final Numbering<Mapping> mappings = new Numbering<>();
    private final Numbering<Function> functions = new Numbering<>();
    private final Numbering<Location> locations = new Numbering<>();
    private final Map<List<Label>, byte[]> labelsMet = new IdentityHashMap<>();
    private final Gzip gzip;
    private final CodedOutputStream out;

    /**
     * Begins a profile. The stream is left open in the end.
     *
     * @param sampleTypes what the values of every sample will count
     */
    public ProfileStream(OutputStream stream, List<ValueType> sampleTypes) throws IOException {
        gzip = new Gzip(stream);
        out = CodedOutputStream.newInstance(gzip, BUFFER);
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
        sample(stack, 0, depth, values, labels);
    }

    /** The stack is the part of the array from {@code first} to before {@code end}. */
    void sample(int[] stack, int first, int end, long[] values, List<Label> labels) throws IOException {
        int depth = end - first;
        int stackSize = 0;
        for (int i = first; i < end; i++) {
            stackSize += CodedOutputStream.computeUInt32SizeNoTag(stack[i]);
        }
        int valuesSize = 0;
        for (long value : values) {
            valuesSize += CodedOutputStream.computeInt64SizeNoTag(value);
        }
        int size = (depth > 0 ? partSize(stackSize) : 0) + (values.length > 0 ? partSize(valuesSize) : 0);
        byte[] said = labels.isEmpty() ? NOTHING : encoded(labels);
        size += said.length;
        writeStart(ProfileProto.Profile.SAMPLE_FIELD_NUMBER, size);
        if (depth > 0) {
            writeStart(ProfileProto.Sample.LOCATION_ID_FIELD_NUMBER, stackSize);
            for (int i = first; i < end; i++) {
                out.writeUInt32NoTag(stack[i]);
            }
        }
        if (values.length > 0) {
            writeStart(ProfileProto.Sample.VALUE_FIELD_NUMBER, valuesSize);
            for (long value : values) {
                out.writeInt64NoTag(value);
            }
        }
        out.writeRawBytes(said);
    }

    /** Many samples have the same labels. */
    private byte[] encoded(List<Label> labels) throws IOException {
        byte[] known = labelsMet.get(labels);
        if (known == null) {
            int size = 0;
            for (Label label : labels) {
                size += partSize(size(label));
            }
            known = new byte[size];
            CodedOutputStream to = CodedOutputStream.newInstance(known);
            for (Label label : labels) {
                write(label, to);
            }
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
        out.flush();
        gzip.finish();
    }

    private void writeRest(Profile profile) throws IOException {
        writeNumber(ProfileProto.Profile.DROP_FRAMES_FIELD_NUMBER, string(profile.dropFrames()));
        writeNumber(ProfileProto.Profile.KEEP_FRAMES_FIELD_NUMBER, string(profile.keepFrames()));
        writeNumber(ProfileProto.Profile.TIME_NANOS_FIELD_NUMBER, profile.timeNanos());
        writeNumber(ProfileProto.Profile.DURATION_NANOS_FIELD_NUMBER, profile.durationNanos());
        writeType(ProfileProto.Profile.PERIOD_TYPE_FIELD_NUMBER, profile.periodType());
        writeNumber(ProfileProto.Profile.PERIOD_FIELD_NUMBER, profile.period());
        for (String comment : profile.comments()) {
            out.writeInt64(ProfileProto.Profile.COMMENT_FIELD_NUMBER, string(comment));
        }
        writeNumber(ProfileProto.Profile.DEFAULT_SAMPLE_TYPE_FIELD_NUMBER, string(profile.defaultSampleType()));
        writeNumber(ProfileProto.Profile.DOC_URL_FIELD_NUMBER, string(profile.docUrl()));
    }

    private void writeStrings() throws IOException {
        String[] inOrder = new String[strings.size()];
        for (Map.Entry<String, Integer> entry : strings.entrySet()) {
            inOrder[entry.getValue()] = entry.getKey();
        }
        for (String text : inOrder) {
            out.writeString(ProfileProto.Profile.STRING_TABLE_FIELD_NUMBER, text);
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

    private void writeType(int field, ValueType type) throws IOException {
        int typeIndex = string(type.type());
        int unitIndex = string(type.unit());
        writeStart(
                field,
                size(ProfileProto.ValueType.TYPE_FIELD_NUMBER, typeIndex)
                        + size(ProfileProto.ValueType.UNIT_FIELD_NUMBER, unitIndex));
        writeNumber(ProfileProto.ValueType.TYPE_FIELD_NUMBER, typeIndex);
        writeNumber(ProfileProto.ValueType.UNIT_FIELD_NUMBER, unitIndex);
    }

    private int size(Label label) {
        return size(ProfileProto.Label.KEY_FIELD_NUMBER, string(label.key()))
                + size(ProfileProto.Label.STR_FIELD_NUMBER, string(label.text()))
                + size(ProfileProto.Label.NUM_FIELD_NUMBER, label.number())
                + size(ProfileProto.Label.NUM_UNIT_FIELD_NUMBER, string(label.unit()));
    }

    private void write(Label label, CodedOutputStream to) throws IOException {
        to.writeTag(ProfileProto.Sample.LABEL_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        to.writeUInt32NoTag(size(label));
        writeNumber(to, ProfileProto.Label.KEY_FIELD_NUMBER, string(label.key()));
        writeNumber(to, ProfileProto.Label.STR_FIELD_NUMBER, string(label.text()));
        writeNumber(to, ProfileProto.Label.NUM_FIELD_NUMBER, label.number());
        writeNumber(to, ProfileProto.Label.NUM_UNIT_FIELD_NUMBER, string(label.unit()));
    }

    private void write(Location location) throws IOException {
        int id = locations.of(location);
        int mapping = location.mapping() == null ? 0 : mappings.of(location.mapping());
        int size = size(ProfileProto.Location.ID_FIELD_NUMBER, id)
                + size(ProfileProto.Location.MAPPING_ID_FIELD_NUMBER, mapping)
                + size(ProfileProto.Location.ADDRESS_FIELD_NUMBER, location.address())
                + size(ProfileProto.Location.IS_FOLDED_FIELD_NUMBER, location.folded() ? 1 : 0);
        for (Line line : location.lines()) {
            size += partSize(size(line));
        }
        writeStart(ProfileProto.Profile.LOCATION_FIELD_NUMBER, size);
        writeNumber(ProfileProto.Location.ID_FIELD_NUMBER, id);
        writeNumber(ProfileProto.Location.MAPPING_ID_FIELD_NUMBER, mapping);
        writeNumber(ProfileProto.Location.ADDRESS_FIELD_NUMBER, location.address());
        for (Line line : location.lines()) {
            writeStart(ProfileProto.Location.LINE_FIELD_NUMBER, size(line));
            writeNumber(ProfileProto.Line.FUNCTION_ID_FIELD_NUMBER, functions.of(line.function()));
            writeNumber(ProfileProto.Line.LINE_FIELD_NUMBER, line.line());
            writeNumber(ProfileProto.Line.COLUMN_FIELD_NUMBER, line.column());
        }
        writeNumber(ProfileProto.Location.IS_FOLDED_FIELD_NUMBER, location.folded() ? 1 : 0);
    }

    private int size(Line line) {
        return size(ProfileProto.Line.FUNCTION_ID_FIELD_NUMBER, functions.of(line.function()))
                + size(ProfileProto.Line.LINE_FIELD_NUMBER, line.line())
                + size(ProfileProto.Line.COLUMN_FIELD_NUMBER, line.column());
    }

    private void write(Mapping mapping) throws IOException {
        long[] numbers = {
            mappings.of(mapping),
            mapping.start(),
            mapping.limit(),
            mapping.offset(),
            string(mapping.file()),
            string(mapping.buildId()),
            mapping.hasFunctions() ? 1 : 0,
            mapping.hasFilenames() ? 1 : 0,
            mapping.hasLineNumbers() ? 1 : 0,
            mapping.hasInlineFrames() ? 1 : 0
        };
        writeNumbers(ProfileProto.Profile.MAPPING_FIELD_NUMBER, ProfileProto.Mapping.ID_FIELD_NUMBER, numbers);
    }

    private void write(Function function) throws IOException {
        long[] numbers = {
            functions.of(function),
            string(function.name()),
            string(function.systemName()),
            string(function.file()),
            function.startLine()
        };
        writeNumbers(ProfileProto.Profile.FUNCTION_FIELD_NUMBER, ProfileProto.Function.ID_FIELD_NUMBER, numbers);
    }

    /** Writes a message whose fields are numbers, one after the other from the first. */
    private void writeNumbers(int field, int first, long[] numbers) throws IOException {
        int size = 0;
        for (int i = 0; i < numbers.length; i++) {
            size += size(first + i, numbers[i]);
        }
        writeStart(field, size);
        for (int i = 0; i < numbers.length; i++) {
            writeNumber(first + i, numbers[i]);
        }
    }

    /** What a part within a message takes, whose field has a number below 16. */
    private static int partSize(int size) {
        return 1 + CodedOutputStream.computeUInt32SizeNoTag(size) + size;
    }

    // Zero is what an absent field means.
    private static int size(int field, long number) {
        return number == 0 ? 0 : CodedOutputStream.computeInt64Size(field, number);
    }

    private void writeStart(int field, int size) throws IOException {
        out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(size);
    }

    private void writeNumber(int field, long number) throws IOException {
        writeNumber(out, field, number);
    }

    private static void writeNumber(CodedOutputStream to, int field, long number) throws IOException {
        if (number != 0) {
            to.writeInt64(field, number);
        }
    }

    /** Gzip at the level that Go's runtime uses: profiles are written while somebody waits. */
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }

        @Override
        public void finish() throws IOException {
            super.finish();
            def.end();
        }
    }
}
