package dev.flamelab.capture;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Puts a tally into the form that pprof knows for its kind. */
final class Profiles {
    private static final ValueType SAMPLES = new ValueType("samples", "count");
    private static final ValueType CPU = new ValueType("cpu", "nanoseconds");

    private Profiles() {}

    /** A CPU profile as Go's runtime writes it, but with its default sample type said. */
    static Profile cpu(Tally tally, long startedMillis, Frames frames) {
        List<Sample> samples = new ArrayList<>();
        tally.forEach((stack, sum) -> samples.add(new Sample(stack.places(), sum, List.of())));
        // The heaviest first: nobody asks for it, and everybody who looks at the raw samples is glad.
        samples.sort((a, b) -> Long.compare(b.value(0), a.value(0)));
        return new Profile(
                List.of(SAMPLES, CPU),
                samples,
                List.of(frames.mapping()),
                CPU,
                tally.period(),
                TimeUnit.MILLISECONDS.toNanos(startedMillis),
                tally.nanos(),
                List.copyOf(tally.remarks()),
                CPU.type(),
                "",
                "",
                "");
    }
}
