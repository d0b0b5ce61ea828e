package dev.flamelab.pprof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A profile: stacks with values, and what the values mean. Numbers of strings and functions exist only in its file
 * form; those of {@link Locations} and {@link Mappings} are kept for whoever prints them. See {@link ProfileReader} and
 * {@link ProfileWriter}.
 *
 * @param sampleTypes what the values of every sample count, in order; at least one if there are samples
 * @param mappings in file order; the first is the main program; {@link Mappings} keep their ids
 * @param periodType what {@code period} counts; both empty when unknown
 * @param period the distance between two samples, in the unit of {@code periodType}
 * @param timeNanos when it was taken, in nanoseconds since 1970; 0 when unknown
 * @param durationNanos over which time, in nanoseconds; 0 for a snapshot
 * @param defaultSampleType the type to show first; empty for the last one
 * @param dropFrames regular expression of frames to leave out, see {@code reference} of pprof; empty for none
 * @param keepFrames regular expression of frames to keep though {@code dropFrames} matches; empty for none
 * @param docUrl where the profile is explained; empty for nowhere
 */
public record Profile(
        List<ValueType> sampleTypes,
        List<Sample> samples,
        List<Mapping> mappings,
        ValueType periodType,
        long period,
        long timeNanos,
        long durationNanos,
        List<String> comments,
        String defaultSampleType,
        String dropFrames,
        String keepFrames,
        String docUrl) {

    public Profile {
        sampleTypes = List.copyOf(sampleTypes);
        samples = samples instanceof SampleTable ? samples : List.copyOf(samples);
        mappings = Mappings.of(mappings);
        comments = List.copyOf(comments);
    }

    /** One of which no more is known than this. */
    public static Profile of(List<ValueType> sampleTypes, List<Sample> samples, List<Mapping> mappings) {
        return new Profile(sampleTypes, samples, mappings, new ValueType("", ""), 0, 0, 0, List.of(), "", "", "", "");
    }

    /** The same with other samples. */
    public Profile withSamples(List<Sample> others) {
        return withSampleTypes(sampleTypes, others);
    }

    /**
     * The same with each location changed in the same way. Stacks stay as small as they are, and a location is asked
     * for once.
     */
    public Profile withLocations(UnaryOperator<Location> change) {
        var relocation = new Relocation(change);
        if (samples instanceof SampleTable table) {
            return withSamples(table.on(relocation));
        }
        List<Sample> changed = new ArrayList<>(samples.size());
        for (Sample sample : samples) {
            changed.add(sample.on(relocation.of(sample.stack())));
        }
        return withSamples(changed);
    }

    Profile withSampleTypes(List<ValueType> types, List<Sample> others) {
        return new Profile(
                types,
                others,
                mappings,
                periodType,
                period,
                timeNanos,
                durationNanos,
                comments,
                defaultSampleType,
                dropFrames,
                keepFrames,
                docUrl);
    }

    /** The same with every mapping changed, each of which keeps the id that its file has for it. */
    public Profile withMappings(UnaryOperator<Mapping> change) {
        return withMappings(Mappings.of(mappings).changed(change));
    }

    /** The same with other mappings, which have their own ids. */
    Profile withMappings(List<Mapping> others) {
        return new Profile(
                sampleTypes,
                samples,
                others,
                periodType,
                period,
                timeNanos,
                durationNanos,
                comments,
                defaultSampleType,
                dropFrames,
                keepFrames,
                docUrl);
    }

    /** The same with another distance between two samples, in the unit of the type. */
    public Profile withPeriod(ValueType type, long length) {
        return new Profile(
                sampleTypes,
                samples,
                mappings,
                type,
                length,
                timeNanos,
                durationNanos,
                comments,
                defaultSampleType,
                dropFrames,
                keepFrames,
                docUrl);
    }

    /** The same, taken at another time, in nanoseconds since 1970, and over another. */
    public Profile withTime(long atNanos, long nanos) {
        return new Profile(
                sampleTypes,
                samples,
                mappings,
                periodType,
                period,
                atNanos,
                nanos,
                comments,
                defaultSampleType,
                dropFrames,
                keepFrames,
                docUrl);
    }

    /** The same with other comments. */
    public Profile withComments(List<String> others) {
        return new Profile(
                sampleTypes,
                samples,
                mappings,
                periodType,
                period,
                timeNanos,
                durationNanos,
                others,
                defaultSampleType,
                dropFrames,
                keepFrames,
                docUrl);
    }

    Profile withDefaultSampleType(String type) {
        return new Profile(
                sampleTypes,
                samples,
                mappings,
                periodType,
                period,
                timeNanos,
                durationNanos,
                comments,
                type,
                dropFrames,
                keepFrames,
                docUrl);
    }
}
