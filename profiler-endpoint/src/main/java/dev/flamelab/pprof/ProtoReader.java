package dev.flamelab.pprof;

import dev.flamelab.pprof.proto.ProfileProto;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads one profile.proto, unpacked, in a single pass. */
final class ProtoReader {
    private final RawNumbers locations = RawNumbers.ofFile();
    private final Tables tables;
    private final SampleRows samples;
    private final LongList sampleTypes;
    private final LongList periodType;
    private final LongList comments;
    private long period;
    private long timeNanos;
    private long durationNanos;
    private long defaultSampleType;
    private long dropFrames;
    private long keepFrames;
    private long docUrl;

    ProtoReader(MemoryBudget budget) {
        tables = new Tables(budget);
        samples = new SampleRows(locations, budget);
        sampleTypes = new LongList(budget);
        periodType = new LongList(budget);
        comments = new LongList(budget);
    }

    Profile read(InputStream unpacked) throws IOException {
        var wire = new Wire(unpacked);
        while (wire.next()) {
            field(wire);
        }
        return profile();
    }

    private void field(Wire in) throws IOException {
        switch (in.field()) {
            case ProfileProto.Profile.SAMPLE_TYPE_FIELD_NUMBER -> readType(in, sampleTypes);
            case ProfileProto.Profile.SAMPLE_FIELD_NUMBER -> samples.read(in);
            case ProfileProto.Profile.MAPPING_FIELD_NUMBER -> tables.readMapping(in);
            case ProfileProto.Profile.LOCATION_FIELD_NUMBER -> tables.readLocation(in);
            case ProfileProto.Profile.FUNCTION_FIELD_NUMBER -> tables.readFunction(in);
            case ProfileProto.Profile.STRING_TABLE_FIELD_NUMBER -> tables.readString(in);
            case ProfileProto.Profile.DROP_FRAMES_FIELD_NUMBER -> dropFrames = in.number();
            case ProfileProto.Profile.KEEP_FRAMES_FIELD_NUMBER -> keepFrames = in.number();
            case ProfileProto.Profile.TIME_NANOS_FIELD_NUMBER -> readTime(in);
            case ProfileProto.Profile.DURATION_NANOS_FIELD_NUMBER -> durationNanos = in.number();
            case ProfileProto.Profile.PERIOD_TYPE_FIELD_NUMBER -> {
                periodType.clear();
                readType(in, periodType);
            }
            case ProfileProto.Profile.PERIOD_FIELD_NUMBER -> period = in.number();
            case ProfileProto.Profile.COMMENT_FIELD_NUMBER -> in.numbers(comments);
            case ProfileProto.Profile.DEFAULT_SAMPLE_TYPE_FIELD_NUMBER -> defaultSampleType = in.number();
            case ProfileProto.Profile.DOC_URL_FIELD_NUMBER -> docUrl = in.number();
            default -> in.skip();
        }
    }

    private static void readType(Wire in, LongList to) throws IOException {
        long type = 0;
        long unit = 0;
        long outer = in.enter();
        while (in.next()) {
            switch (in.field()) {
                case ProfileProto.ValueType.TYPE_FIELD_NUMBER -> type = in.number();
                case ProfileProto.ValueType.UNIT_FIELD_NUMBER -> unit = in.number();
                default -> in.skip();
            }
        }
        in.leave(outer);
        to.add(type);
        to.add(unit);
    }

    private void readTime(Wire in) throws IOException {
        if (timeNanos != 0) {
            throw new MalformedProfile("parsing profile: concatenated profiles detected");
        }
        timeNanos = in.number();
    }

    // In pprof's order: first all texts are found, then the samples are held to the rules, then the rest.
    private Profile profile() throws MalformedProfile {
        tables.resolve(locations);
        List<ValueType> types = types(sampleTypes);
        List<ValueType> periodTypes = types(periodType);
        List<String> said = new ArrayList<>(comments.size());
        for (int i = 0; i < comments.size(); i++) {
            said.add(tables.string(comments.get(i)));
        }
        String shownFirst = tables.string(defaultSampleType);
        String dropped = tables.string(dropFrames);
        String kept = tables.string(keepFrames);
        String explained = tables.string(docUrl);
        List<Sample> resolved = samples.resolve(tables, types.size());
        tables.check();
        return new Profile(
                types,
                resolved,
                tables.mappings(),
                periodTypes.isEmpty() ? new ValueType("", "") : periodTypes.get(0),
                period,
                timeNanos,
                durationNanos,
                said,
                shownFirst,
                dropped,
                kept,
                explained);
    }

    private List<ValueType> types(LongList rows) throws MalformedProfile {
        List<ValueType> types = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += 2) {
            types.add(new ValueType(tables.string(rows.get(i)), tables.string(rows.get(i + 1))));
        }
        return types;
    }
}
