package dev.flamelab.pprof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes profiles alike in what their values count, so that the values can be added up. */
final class SampleTypes {
    private SampleTypes() {}

    /** The profiles with the sample types that all of them have, in the first one's order and in one unit each. */
    static List<Profile> unite(List<Profile> profiles) {
        return inOneUnit(inCommon(profiles));
    }

    /** Refuses profiles that do not have as many sample types each, of the same names in the same order. */
    static void checkAlike(List<Profile> profiles) {
        finest("period type", profiles, Profile::periodType);
        int count = profiles.get(0).sampleTypes().size();
        for (Profile profile : profiles) {
            if (profile.sampleTypes().size() != count) {
                throw new IncompatibleProfiles("inconsistent samples type count: " + count + " != "
                        + profile.sampleTypes().size());
            }
        }
        for (int i = 0; i < count; i++) {
            int type = i;
            finest("sample types", profiles, profile -> profile.sampleTypes().get(type));
        }
    }

    /** Refuses two profiles that differ in a type or in a unit. */
    static void checkEqual(Profile a, Profile b) {
        if (!a.periodType().equals(b.periodType())) {
            throw new IncompatibleProfiles(
                    "incompatible period types " + name(a.periodType()) + " and " + name(b.periodType()));
        }
        if (!a.sampleTypes().equals(b.sampleTypes())) {
            throw new IncompatibleProfiles("incompatible sample types " + names(a) + " and " + names(b));
        }
    }

    private static List<Profile> inCommon(List<Profile> profiles) {
        Map<String, Integer> counts = new HashMap<>();
        for (Profile profile : profiles) {
            profile.sampleTypes().forEach(type -> counts.merge(type.type(), 1, Integer::sum));
        }
        List<String> common = profiles.get(0).sampleTypes().stream()
                .map(ValueType::type)
                .filter(type -> counts.get(type) == profiles.size())
                .toList();
        if (common.isEmpty()) {
            throw new IncompatibleProfiles("profiles have empty common sample type list");
        }
        return profiles.stream().map(profile -> reduced(profile, common)).toList();
    }

    private static Profile reduced(Profile profile, List<String> types) {
        List<String> own = profile.sampleTypes().stream().map(ValueType::type).toList();
        if (own.equals(types)) {
            return profile;
        }
        int[] places = types.stream().mapToInt(own::indexOf).toArray();
        List<Sample> samples = new ArrayList<>(profile.samples().size());
        for (Sample sample : profile.samples()) {
            long[] values = Arrays.stream(places).mapToLong(sample::value).toArray();
            samples.add(Sample.of(sample.stack(), values, sample.labels()));
        }
        String shownFirst = types.contains(profile.defaultSampleType()) ? profile.defaultSampleType() : types.get(0);
        return profile.withSampleTypes(
                        Arrays.stream(places)
                                .mapToObj(profile.sampleTypes()::get)
                                .toList(),
                        samples)
                .withDefaultSampleType(shownFirst);
    }

    private static List<Profile> inOneUnit(List<Profile> profiles) {
        checkAlike(profiles);
        ValueType period = finest("period type", profiles, Profile::periodType);
        List<ValueType> types = new ArrayList<>();
        for (int i = 0; i < profiles.get(0).sampleTypes().size(); i++) {
            int type = i;
            types.add(finest(
                    "sample types", profiles, profile -> profile.sampleTypes().get(type)));
        }
        return profiles.stream()
                .map(profile -> converted(profile, period, types))
                .toList();
    }

    private static Profile converted(Profile profile, ValueType period, List<ValueType> types) {
        double[] factors = new double[types.size()];
        List<ValueType> renamed = new ArrayList<>();
        for (int i = 0; i < factors.length; i++) {
            ValueType own = profile.sampleTypes().get(i);
            factors[i] = UnitFamily.factor(own.unit(), types.get(i).unit());
            renamed.add(new ValueType(own.type(), types.get(i).unit()));
        }
        ValueType own = profile.periodType();
        long periods = ProfileScale.toLong(profile.period() * UnitFamily.factor(own.unit(), period.unit()));
        Profile scaled = ProfileScale.scale(profile, factors);
        return scaled.withSampleTypes(renamed, scaled.samples())
                .withPeriod(new ValueType(own.type(), period.unit()), periods);
    }

    /** The type with the finest unit; refuses types that differ in more than that, and a plural s. */
    private static ValueType finest(String what, List<Profile> profiles, Function<Profile, ValueType> type) {
        ValueType finest = type.apply(profiles.get(0));
        for (Profile profile : profiles.subList(1, profiles.size())) {
            ValueType next = type.apply(profile);
            boolean same = singular(finest.type()).equals(singular(next.type()));
            if (!same || !UnitFamily.areRelated(finest.unit(), next.unit())) {
                throw new IncompatibleProfiles(
                        what + ": incompatible types: " + inGoWords(finest) + " " + inGoWords(next));
            }
            if (UnitFamily.factor(next.unit(), finest.unit()) < 1) {
                finest = next;
            }
        }
        return finest;
    }

    private static String singular(String type) {
        return type.endsWith("s") ? type.substring(0, type.length() - 1) : type;
    }

    private static String names(Profile profile) {
        return profile.sampleTypes().stream().map(SampleTypes::name).toList().toString();
    }

    private static String name(ValueType type) {
        return type.type() + "/" + type.unit();
    }

    // The zeros are two numbers that pprof keeps with a type and has no use for by then.
    private static String inGoWords(ValueType type) {
        return "{" + type.type() + " " + type.unit() + " 0 0}";
    }
}
