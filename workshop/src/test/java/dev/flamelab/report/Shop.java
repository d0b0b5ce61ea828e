package dev.flamelab.report;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.List;

/** A profile of a small service, made by hand. */
final class Shop {
    static final Line MAIN = line("shop.Main.main", "shop/Main.java", 10);
    static final Line HANDLE = line("shop.web.Handler.handle", "shop/web/Handler.java", 12);
    static final Line PRICE = line("shop.Price.of", "shop/Price.java", 7);
    static final Line ROUND = line("shop.Price.round", "shop/Price.java", 21);

    private static final Mapping SERVICE = Mapping.symbolized("shop");

    private Shop() {}

    static Line line(String function, String file, long line) {
        return new Line(new Function(function, function + "()V", file, 0), line, 0);
    }

    /** A place with the calls inlined there, innermost first. */
    static Location at(Line... lines) {
        return new Location(SERVICE, 0, List.of(lines), false);
    }

    static Sample sample(long count, long nanos, Location... leafFirst) {
        return new Sample(List.of(leafFirst), new long[] {count, nanos}, List.of());
    }

    static Sample labelled(Sample sample, Label... labels) {
        return new Sample(sample.stack(), sample.values(), List.of(labels));
    }

    static Profile profile(Sample... samples) {
        return new Profile(
                List.of(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds")),
                List.of(samples),
                List.of(SERVICE),
                new ValueType("cpu", "nanoseconds"),
                10_000_000,
                1_700_000_000_500_000_000L,
                83_456_000_000L,
                List.of("said", "# unsaid"),
                "cpu",
                "",
                "",
                "https://example.org/doc");
    }
}
