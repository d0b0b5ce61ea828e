package dev.flamelab.report;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Profiles with labels, as pictures show them in boxes, and with names of all sorts. */
final class TaggedProfiles {
    private static final List<String> NAMES = List.of(
            "com.acme.shop.Cart.add",
            "com.acme.Cart$Item.<init>",
            "com.acme.Cart.lambda$total$0",
            "com.acme.Cart$$Lambda$14/0x01.run",
            "java/util/HashMap.get",
            "github.com/acme/shop/v2.(*Cart).Add",
            "main.Map[...].Put",
            "std::vector<int>::push_back",
            "acme::shop::Cart::~Cart",
            "(anonymous namespace)::acme::Cart::Add",
            "no_dots",
            "foo/bar",
            "quoted\"name\\with.backslash",
            "größe.Über",
            "two\nlines");

    private TaggedProfiles() {}

    /** One profile. */
    static Profile random(Random random) {
        return profile(random, new Shape(random));
    }

    /** Two profiles of the same program, with values that are all there twice and few that are equal. */
    static List<Profile> alike(Random random) {
        var shape = new Shape(random);
        return List.of(profile(random, shape), profile(random, shape));
    }

    /** What profiles of one program have in common. */
    private static final class Shape {
        private final List<Mapping> mappings = List.of(Mapping.symbolized("/opt/shop/bin/service"));
        private final List<Location> places = new ArrayList<>();
        private final List<ValueType> types;

        Shape(Random random) {
            for (int i = 0; i < 40; i++) {
                places.add(place(random));
            }
            types = List.of(
                    new ValueType("events", "count"),
                    new ValueType("cost", random.nextBoolean() ? "bytes" : "nanoseconds"));
        }

        private Location place(Random random) {
            List<Line> lines = new ArrayList<>();
            do {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                String file = random.nextInt(4) == 0 ? "" : "src/F" + random.nextInt(5) + ".java";
                lines.add(new Line(new Function(name, name + "()V", file, 0), random.nextInt(4), 0));
            } while (random.nextInt(3) == 0);
            return new Location(mappings.get(0), 0x1000 + random.nextInt(64), lines, false);
        }
    }

    private static Profile profile(Random random, Shape shape) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            List<Location> stack = Stream.generate(() -> shape.places.get(random.nextInt(shape.places.size())))
                    .limit(1 + random.nextInt(7))
                    .toList();
            // Every cost is another one: among equals pprof decides by chance.
            long cost = (long) Math.pow(2, random.nextDouble() * 30) + i;
            samples.add(new Sample(stack, new long[] {1 + random.nextInt(9), cost}, labels(random)));
        }
        return Profile.of(shape.types, samples, shape.mappings)
                .withPeriod(new ValueType("cost", "nanoseconds"), 1)
                .withTime(1_700_000_000_000_000_000L, 5_000_000_000L)
                .withComments(List.of("said \"aloud\""));
    }

    private static List<Label> labels(Random random) {
        List<Label> labels = new ArrayList<>();
        for (int i = random.nextInt(4); i > 1; i--) {
            labels.add(Label.text("thread" + random.nextInt(2), "t" + random.nextInt(3)));
        }
        for (int i = random.nextInt(4); i > 1; i--) {
            labels.add(Label.number("bytes", 1L << random.nextInt(14), random.nextBoolean() ? "" : "bytes"));
        }
        if (random.nextInt(5) == 0) {
            labels.add(Label.number("request", random.nextInt(100), ""));
        }
        return labels;
    }
}
