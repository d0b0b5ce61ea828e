package dev.flamelab.lab;

import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.ApplicationSamples;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a service's requests cost while it was profiled, counted in application samples only.
 *
 * @param value the sample type that it is measured by: {@code cpu}, {@code alloc_space}
 * @param samples how many observations there are: what chance has done to the rest
 * @param amount what they stand for
 * @param anchorAmounts how much of that lies below each anchor, in their order
 * @param sparedAmounts the same of what the service as shipped does without
 * @param ownAmounts the same by the function of the service's own code that is nearest to the leaf
 * @param profiled what all samples stand for, those of the JVM's own threads too
 * @param regions the names of all regions that the service has told of, whichever thread they were of
 * @param clock what the process used in the profile's window by its own CPU clock, and the requests it answered
 */
record Cost(
        String value,
        long samples,
        long amount,
        Map<Anchor, Long> anchorAmounts,
        Map<Anchor, Long> sparedAmounts,
        Map<String, Long> ownAmounts,
        long profiled,
        Set<String> regions,
        Usage clock) {
    private static final String OWN_CODE = "dev.flamelab.demo.";
    private static final String REGION = "region";
    private static final String CPU = "cpu";

    Cost {
        anchorAmounts = Collections.unmodifiableMap(new LinkedHashMap<>(anchorAmounts));
        sparedAmounts = Collections.unmodifiableMap(new LinkedHashMap<>(sparedAmounts));
        ownAmounts = Map.copyOf(ownAmounts);
        regions = Set.copyOf(regions);
    }

    /** By one sample type, and what is measured by it. */
    static Cost of(Profile profile, String value, List<Anchor> anchors, List<Anchor> spared, Usage clock) {
        var samples = ApplicationSamples.of(profile);
        int index = samples.index(value);
        long profiled = profile.samples().stream()
                .mapToLong(sample -> sample.value(index))
                .sum();
        return new Cost(
                value,
                samples.observed(value),
                samples.sum(value),
                amounts(samples, value, anchors),
                amounts(samples, value, spared),
                ownAmounts(samples, index),
                profiled,
                regions(profile),
                clock);
    }

    private static Map<Anchor, Long> amounts(ApplicationSamples samples, String value, List<Anchor> anchors) {
        var amounts = new LinkedHashMap<Anchor, Long>();
        for (var anchor : anchors) {
            if (anchor.value().equals(value)) amounts.put(anchor, samples.sumOf(anchor));
        }
        return amounts;
    }

    private static Set<String> regions(Profile profile) {
        return profile.samples().stream()
                .flatMap(sample -> sample.labels().stream())
                .filter(label -> label.key().equals(REGION))
                .map(Label::text)
                .collect(Collectors.toSet());
    }

    private static Map<String, Long> ownAmounts(ApplicationSamples samples, int index) {
        var own = new HashMap<String, Long>();
        for (var sample : samples.samples()) {
            var function = nearestOwn(sample);
            if (function != null) own.merge(function, sample.value(index), Long::sum);
        }
        return own;
    }

    private static String nearestOwn(Sample sample) {
        return sample.stack().stream()
                .map(Location::lines)
                .flatMap(List::stream)
                .map(line -> line.function().name())
                .filter(name -> name.startsWith(OWN_CODE))
                .findFirst()
                .orElse(null);
    }

    Price price() {
        return Price.of(value);
    }

    long requests() {
        return clock.requests();
    }

    /** How much of the CPU time that the process used its profile has seen, in percent; 100 of what has no clock. */
    double seenPercent() {
        return !value.equals(CPU) || clock.cpuNanos() == 0 ? 100 : 100.0 * profiled / clock.cpuNanos();
    }

    double perRequest() {
        return (double) amount / requests();
    }

    double perRequest(Anchor anchor) {
        return (double) amountOf(anchor) / requests();
    }

    /** In percent. */
    double shareOf(Anchor anchor) {
        return amount == 0 ? 0 : 100.0 * amountOf(anchor) / amount;
    }

    private long amountOf(Anchor anchor) {
        return anchorAmounts.getOrDefault(anchor, sparedAmounts.get(anchor));
    }

    /** In percent. */
    double shareOfOwn(String function) {
        return amount == 0 ? 0 : 100.0 * ownAmounts.getOrDefault(function, 0L) / amount;
    }

    /** How much less than the other's a request costs, in percent of the other's; negative when it costs more. */
    double gainOver(Cost other) {
        return 100 * (1 - perRequest() / other.perRequest());
    }
}
