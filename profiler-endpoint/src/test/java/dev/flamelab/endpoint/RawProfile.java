package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.proto.ProfileProto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * A profile as it came, read by the format's own description alone and never by this project's reader, and held to the
 * rules of pprof and of those who store profiles.
 */
final class RawProfile {
    private final ProfileProto.Profile message;

    private RawProfile(ProfileProto.Profile message) {
        this.message = message;
    }

    /** Of a snapshot or a window, as the kind is. */
    static RawProfile valid(Served kind, byte[] gzipped) throws IOException {
        RawProfile profile = read(gzipped);
        profile.check(kind);
        assertThat(profile.message.getDurationNanos() > 0).as("a window").isEqualTo(kind.isWindow());
        assertThat(profile.message.getSampleList().stream()
                        .flatMap(sample -> sample.getValueList().stream())
                        .allMatch(value -> value >= 0))
                .as("no value below zero")
                .isTrue();
        return profile;
    }

    /** Of what came to be within a time: values may be negative. */
    static RawProfile validDelta(Served kind, byte[] gzipped) throws IOException {
        RawProfile profile = read(gzipped);
        profile.check(kind);
        assertThat(profile.message.getDurationNanos()).isPositive();
        return profile;
    }

    static RawProfile read(byte[] gzipped) throws IOException {
        assertThat(gzipped).startsWith(0x1f, 0x8b);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return new RawProfile(ProfileProto.Profile.parseFrom(in.readAllBytes()));
        }
    }

    ProfileProto.Profile message() {
        return message;
    }

    String string(long index) {
        return message.getStringTable(Math.toIntExact(index));
    }

    List<String> comments() {
        return message.getCommentList().stream().map(this::string).toList();
    }

    /** The sum of one sample type over the samples that one of these functions is on the stack of. */
    long sum(String type, Predicate<String> function) {
        int index = index(type);
        Set<Long> places = places(function);
        return message.getSampleList().stream()
                .filter(sample -> sample.getLocationIdList().stream().anyMatch(places::contains))
                .mapToLong(sample -> sample.getValue(index))
                .sum();
    }

    long sum(String type) {
        int index = index(type);
        return message.getSampleList().stream()
                .mapToLong(sample -> sample.getValue(index))
                .sum();
    }

    /** The same without the profiler's own threads. */
    long sumOfOthers(String type) {
        int index = index(type);
        return message.getSampleList().stream()
                .filter(sample -> sample.getLabelList().stream()
                        .noneMatch(label -> string(label.getKey()).equals("profiler")))
                .mapToLong(sample -> sample.getValue(index))
                .sum();
    }

    private int index(String type) {
        List<String> names = message.getSampleTypeList().stream()
                .map(one -> string(one.getType()))
                .toList();
        assertThat(names).contains(type);
        return names.indexOf(type);
    }

    private Set<Long> places(Predicate<String> function) {
        Set<Long> functions = new HashSet<>();
        message.getFunctionList().stream()
                .filter(one -> function.test(string(one.getName())))
                .forEach(one -> functions.add(one.getId()));
        Set<Long> places = new HashSet<>();
        message.getLocationList().stream()
                .filter(place ->
                        place.getLineList().stream().anyMatch(line -> functions.contains(line.getFunctionId())))
                .forEach(place -> places.add(place.getId()));
        return places;
    }

    /**
     * What tells a sample from others when profiles are subtracted: the addresses of its frames, leaf first, and its
     * labels. Neither the numbers nor the names of functions count, as Alloy does it.
     */
    List<Object> key(ProfileProto.Sample sample) {
        List<Object> key = new ArrayList<>();
        sample.getLocationIdList()
                .forEach(id ->
                        key.add(message.getLocation(Math.toIntExact(id) - 1).getAddress()));
        sample.getLabelList().stream()
                .map(label -> string(label.getKey()) + "=" + string(label.getStr()) + label.getNum()
                        + string(label.getNumUnit()))
                .sorted()
                .forEach(key::add);
        return key;
    }

    private void check(Served kind) {
        checkStrings();
        checkTypes(kind);
        checkNumbering();
        checkPlaces();
        checkSamples();
        assertThat(message.getUnknownFields().asMap()).isEmpty();
        assertThat(message.getTimeNanos()).isPositive();
        assertThat(message.getPeriod()).isPositive();
        comments().forEach(comment -> assertThat(comment).isNotEmpty().doesNotStartWith("executableInfo="));
    }

    private void checkStrings() {
        assertThat(message.getStringTableList()).startsWith("").doesNotHaveDuplicates();
    }

    private void checkTypes(Served kind) {
        assertThat(message.getSampleTypeList()).extracting(this::type).isEqualTo(kind.types());
        assertThat(type(message.getPeriodType())).isEqualTo(kind.periodType());
        String last = kind.types().get(kind.types().size() - 1);
        String shown = string(message.getDefaultSampleType());
        assertThat(shown.isEmpty() ? last.substring(0, last.indexOf('/')) : shown)
                .isEqualTo(kind.shown());
    }

    private String type(ProfileProto.ValueType type) {
        return string(type.getType()) + "/" + string(type.getUnit());
    }

    /** Parca takes no other: 1, 2, 3, … in the order of the list. */
    private void checkNumbering() {
        for (int i = 0; i < message.getMappingCount(); i++) {
            assertThat(message.getMapping(i).getId()).isEqualTo(i + 1);
        }
        for (int i = 0; i < message.getFunctionCount(); i++) {
            assertThat(message.getFunction(i).getId()).isEqualTo(i + 1);
        }
        for (int i = 0; i < message.getLocationCount(); i++) {
            assertThat(message.getLocation(i).getId()).isEqualTo(i + 1);
        }
    }

    private void checkPlaces() {
        assertThat(message.getMappingList()).hasSize(1);
        assertThat(message.getMapping(0).getHasFunctions()).isTrue();
        assertThat(string(message.getMapping(0).getFilename())).isNotEmpty();
        message.getFunctionList()
                .forEach(function -> assertThat(string(function.getName())).isNotEmpty());
        Map<Long, Long> addresses = new HashMap<>();
        for (ProfileProto.Location place : message.getLocationList()) {
            assertThat(place.getMappingId()).isEqualTo(1);
            assertThat(place.getLineList()).isNotEmpty();
            place.getLineList().forEach(line -> {
                assertThat(line.getFunctionId()).isBetween(1L, (long) message.getFunctionCount());
                assertThat(line.getLine()).isNotNegative();
            });
            // Who subtracts profiles tells stacks apart by these alone.
            assertThat(place.getAddress()).as("address").isNotZero();
            assertThat(addresses.put(place.getAddress(), place.getId()))
                    .as("address of another place")
                    .isNull();
        }
    }

    private void checkSamples() {
        Set<List<Object>> keys = new HashSet<>();
        for (ProfileProto.Sample sample : message.getSampleList()) {
            assertThat(sample.getValueCount()).isEqualTo(message.getSampleTypeCount());
            assertThat(sample.getValueList().stream().allMatch(value -> value == 0))
                    .as("all zero")
                    .isFalse();
            assertThat(sample.getLocationIdList()).isNotEmpty().allSatisfy(id -> assertThat(id)
                    .isBetween(1L, (long) message.getLocationCount()));
            sample.getLabelList().forEach(label -> {
                assertThat(string(label.getKey())).isNotEmpty();
                assertThat(label.getStr() == 0 || label.getNum() == 0)
                        .as("text or number")
                        .isTrue();
            });
            assertThat(keys.add(key(sample)))
                    .as("each stack with its labels once")
                    .isTrue();
        }
    }
}
