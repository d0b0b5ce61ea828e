package dev.flamelab.compare;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Profiles written as stacks: {@code root;middle;leaf}; names in brackets are native and have no source file. */
final class Stacks {
    private static final Mapping SERVICE = Mapping.symbolized("demo-service");

    private final List<Sample> samples = new ArrayList<>();

    Stacks add(long count, String stack) {
        List<Location> frames = new ArrayList<>();
        for (String name : stack.split(";")) {
            boolean isNative = name.startsWith("[");
            var function = new Function(name, name + "()", isNative ? "" : name.replace('.', '/') + ".java", 0);
            frames.add(new Location(SERVICE, 0, List.of(new Line(function, isNative ? 0 : 7, 0)), false));
        }
        Collections.reverse(frames);
        samples.add(new Sample(frames, new long[] {count, count * 10_000_000}, List.of()));
        return this;
    }

    Profile cpu() {
        return profile("cpu");
    }

    Profile profile(String second) {
        return Profile.of(
                        List.of(new ValueType("samples", "count"), new ValueType(second, "nanoseconds")),
                        samples,
                        List.of(SERVICE))
                .withPeriod(new ValueType(second, "nanoseconds"), 10_000_000)
                .withTime(1, 1);
    }
}
