package dev.flamelab.lab;

import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.ApplicationSamples;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a service's requests cost while it was profiled, counted in application samples only.
 *
 * @param samples how many there are: what chance has done to the rest
 * @param cpuNanos what they stand for
 * @param anchorNanos how much of that lies below each anchor
 * @param ownSamples samples by the function of the service's own code that is nearest to the leaf
 * @param profiledNanos what all samples stand for, those of the JVM's own threads too
 * @param clock what the process used in the profile's window by its own CPU clock, and the requests it answered
 */
record Cost(
        long samples,
        long cpuNanos,
        Map<Anchor, Long> anchorNanos,
        Map<String, Long> ownSamples,
        long profiledNanos,
        Usage clock) {
    private static final String OWN_CODE = "dev.flamelab.demo.";
    private static final String TIME = "nanoseconds";

    Cost {
        anchorNanos = Map.copyOf(anchorNanos);
        ownSamples = Map.copyOf(ownSamples);
    }

    static Cost of(Profile profile, List<Anchor> anchors, Usage clock) {
        var samples = ApplicationSamples.of(profile);
        var anchorNanos = new HashMap<Anchor, Long>();
        for (var anchor : anchors) anchorNanos.put(anchor, samples.sumOf(anchor, TIME));
        return new Cost(
                samples.count(),
                samples.sum(TIME),
                anchorNanos,
                ownSamples(samples, index(profile, "count")),
                profiled(profile, index(profile, TIME)),
                clock);
    }

    private static int index(Profile profile, String unit) {
        int index = 0;
        while (!profile.sampleTypes().get(index).unit().equals(unit)) index++;
        return index;
    }

    private static long profiled(Profile profile, int time) {
        return profile.samples().stream()
                .mapToLong(sample -> sample.value(time))
                .sum();
    }

    private static Map<String, Long> ownSamples(ApplicationSamples samples, int count) {
        var own = new HashMap<String, Long>();
        for (var sample : samples.samples()) {
            var function = nearestOwn(sample);
            if (function != null) own.merge(function, sample.value(count), Long::sum);
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

    long requests() {
        return clock.requests();
    }

    /** How much of the CPU time that the process used its profile has seen, in percent. */
    double seenPercent() {
        return clock.cpuNanos() == 0 ? 100 : 100.0 * profiledNanos / clock.cpuNanos();
    }

    double perRequest() {
        return (double) cpuNanos / requests();
    }

    double perRequest(Anchor anchor) {
        return (double) anchorNanos.get(anchor) / requests();
    }

    /** In percent. */
    double shareOf(Anchor anchor) {
        return cpuNanos == 0 ? 0 : 100.0 * anchorNanos.get(anchor) / cpuNanos;
    }

    /** In percent. */
    double shareOfOwn(String function) {
        return samples == 0 ? 0 : 100.0 * ownSamples.getOrDefault(function, 0L) / samples;
    }

    /** How much less than the other's a request costs, in percent of the other's; negative when it costs more. */
    double gainOver(Cost other) {
        return 100 * (1 - perRequest() / other.perRequest());
    }
}
