package dev.flamelab.pprof;

import dev.flamelab.pprof.proto.ProfileProto;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Everything of a profile's file but the samples: read first, so that samples can be resolved as they come. */
final class Tables {
    private final List<String> strings = new ArrayList<>();
    private final List<ProfileProto.ValueType> sampleTypes = new ArrayList<>();
    private final List<ProfileProto.Mapping> mappingMessages = new ArrayList<>();
    private final List<ProfileProto.Function> functionMessages = new ArrayList<>();
    private final List<ProfileProto.Location> locationMessages = new ArrayList<>();
    private final List<Long> comments = new ArrayList<>();
    private final ById<Mapping> mappings = new ById<>();
    private final ById<Function> functions = new ById<>();
    private final ById<Location> locations = new ById<>();
    private ProfileProto.ValueType periodType = ProfileProto.ValueType.getDefaultInstance();
    private long period;
    private long timeNanos;
    private long durationNanos;
    private long defaultSampleType;
    private long dropFrames;
    private long keepFrames;
    private long docUrl;
    private MalformedProfile lineWithoutFunction;

    private Tables() {}

    static Tables read(ProfileSource source) throws IOException {
        var tables = new Tables();
        Wire.read(source, tables::field);
        if (tables.strings.isEmpty()) {
            throw MalformedProfile.unrecognized();
        }
        tables.resolve();
        return tables;
    }

    String string(long index) throws MalformedProfile {
        if (index < 0 || index >= strings.size()) {
            throw MalformedProfile.unrecognized();
        }
        return strings.get((int) index);
    }

    /** The location with this id, or null. */
    Location location(long id) {
        return locations.get(id);
    }

    int sampleTypeCount() {
        return sampleTypes.size();
    }

    /** The whole profile, once its samples are known too and keep the rules. */
    Profile with(List<Sample> samples) throws MalformedProfile {
        mappings.check("mapping with reserved ID", "mappings");
        functions.check("function with reserved ID", "functions");
        locations.check("location with reserved id", "locations");
        if (lineWithoutFunction != null) {
            throw lineWithoutFunction;
        }
        List<ValueType> types = new ArrayList<>();
        for (ProfileProto.ValueType type : sampleTypes) {
            types.add(valueType(type));
        }
        List<Mapping> listed = new ArrayList<>();
        for (ProfileProto.Mapping mapping : mappingMessages) {
            listed.add(mappings.get(mapping.getId()));
        }
        List<String> said = new ArrayList<>();
        for (long comment : comments) {
            said.add(string(comment));
        }
        return new Profile(
                types,
                samples,
                listed,
                valueType(periodType),
                period,
                timeNanos,
                durationNanos,
                said,
                string(defaultSampleType),
                string(dropFrames),
                string(keepFrames),
                string(docUrl));
    }

    private void field(int number, Wire in) throws IOException {
        switch (number) {
            case ProfileProto.Profile.SAMPLE_TYPE_FIELD_NUMBER ->
                sampleTypes.add(in.message(ProfileProto.ValueType.parser()));
            case ProfileProto.Profile.MAPPING_FIELD_NUMBER ->
                mappingMessages.add(in.message(ProfileProto.Mapping.parser()));
            case ProfileProto.Profile.LOCATION_FIELD_NUMBER ->
                locationMessages.add(in.message(ProfileProto.Location.parser()));
            case ProfileProto.Profile.FUNCTION_FIELD_NUMBER ->
                functionMessages.add(in.message(ProfileProto.Function.parser()));
            case ProfileProto.Profile.STRING_TABLE_FIELD_NUMBER -> addString(in.text());
            case ProfileProto.Profile.DROP_FRAMES_FIELD_NUMBER -> dropFrames = in.number();
            case ProfileProto.Profile.KEEP_FRAMES_FIELD_NUMBER -> keepFrames = in.number();
            case ProfileProto.Profile.TIME_NANOS_FIELD_NUMBER -> addTime(in.number());
            case ProfileProto.Profile.DURATION_NANOS_FIELD_NUMBER -> durationNanos = in.number();
            case ProfileProto.Profile.PERIOD_TYPE_FIELD_NUMBER ->
                periodType = in.message(ProfileProto.ValueType.parser());
            case ProfileProto.Profile.PERIOD_FIELD_NUMBER -> period = in.number();
            case ProfileProto.Profile.COMMENT_FIELD_NUMBER -> in.numbers(comments::add);
            case ProfileProto.Profile.DEFAULT_SAMPLE_TYPE_FIELD_NUMBER -> defaultSampleType = in.number();
            case ProfileProto.Profile.DOC_URL_FIELD_NUMBER -> docUrl = in.number();
            default -> in.skip();
        }
    }

    private void addString(String string) throws MalformedProfile {
        if (strings.isEmpty() && !string.isEmpty()) {
            throw MalformedProfile.unrecognized();
        }
        strings.add(string);
    }

    private void addTime(long nanos) throws MalformedProfile {
        if (timeNanos != 0) {
            throw new MalformedProfile("parsing profile: concatenated profiles detected");
        }
        timeNanos = nanos;
    }

    private void resolve() throws MalformedProfile {
        for (ProfileProto.Mapping mapping : mappingMessages) {
            mappings.put(mapping.getId(), mapping(mapping));
        }
        for (ProfileProto.Function function : functionMessages) {
            functions.put(
                    function.getId(),
                    new Function(
                            string(function.getName()),
                            string(function.getSystemName()),
                            string(function.getFilename()),
                            function.getStartLine()));
        }
        for (ProfileProto.Location location : locationMessages) {
            locations.put(location.getId(), location(location));
        }
        functionMessages.clear();
        locationMessages.clear();
    }

    private Mapping mapping(ProfileProto.Mapping mapping) throws MalformedProfile {
        return new Mapping(
                mapping.getMemoryStart(),
                mapping.getMemoryLimit(),
                mapping.getFileOffset(),
                string(mapping.getFilename()),
                string(mapping.getBuildId()),
                mapping.getHasFunctions(),
                mapping.getHasFilenames(),
                mapping.getHasLineNumbers(),
                mapping.getHasInlineFrames());
    }

    private Location location(ProfileProto.Location location) throws MalformedProfile {
        List<Line> lines = new ArrayList<>(location.getLineCount());
        for (ProfileProto.Line line : location.getLineList()) {
            Function function = functions.get(Wire.checked(line).getFunctionId());
            if (function != null) {
                lines.add(new Line(function, line.getLine(), line.getColumn()));
            } else if (lineWithoutFunction == null) {
                lineWithoutFunction = MalformedProfile.rule(
                        "location id: " + Long.toUnsignedString(location.getId()) + " has a line with nil function");
            }
        }
        // An unknown mapping counts as none: pprof takes such files.
        Mapping mapping = mappings.get(location.getMappingId());
        return new Location(mapping, location.getAddress(), lines, location.getIsFolded());
    }

    private ValueType valueType(ProfileProto.ValueType type) throws MalformedProfile {
        return new ValueType(string(type.getType()), string(type.getUnit()));
    }
}
