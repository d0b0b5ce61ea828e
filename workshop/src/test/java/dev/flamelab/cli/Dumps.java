package dev.flamelab.cli;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileWriter;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Dumps of a small service, made by hand. */
final class Dumps {
    static final Function FIB = function("shop.math.Fib.recursive", "shop/math/Fib.java");
    static final Function HANDLER = function("shop.web.Handler.handle", "shop/web/Handler.java");
    static final Function NATIVE = function("memcpy", "");

    private static final Mapping SERVICE = Mapping.symbolized("shop");

    private Dumps() {}

    static Function function(String name, String file) {
        return new Function(name, name + "()V", file, 0);
    }

    static Location at(Function function, long line) {
        return new Location(SERVICE, 0, List.of(new Line(function, line, 0)), false);
    }

    static Sample sample(long count, Location... leafFirst) {
        return new Sample(List.of(leafFirst), new long[] {count, count * 10_000_000}, List.<Label>of());
    }

    static Profile cpu(Sample... samples) {
        return profile("cpu", samples);
    }

    static Profile profile(String second, Sample... samples) {
        return Profile.of(
                        List.of(new ValueType("samples", "count"), new ValueType(second, "nanoseconds")),
                        List.of(samples),
                        List.of(SERVICE))
                .withPeriod(new ValueType(second, "nanoseconds"), 10_000_000)
                .withTime(1_700_000_000_000_000_000L, 10_000_000_000L);
    }

    /** 90 samples in the recursion, on two of its lines, and 10 elsewhere. */
    static Profile fib() {
        return cpu(
                sample(50, at(FIB, 4), at(FIB, 7), at(HANDLER, 12)),
                sample(40, at(FIB, 7), at(HANDLER, 12)),
                sample(10, at(NATIVE, 0), at(HANDLER, 15)));
    }

    static byte[] bytes(Profile profile) {
        var out = new ByteArrayOutputStream();
        try {
            ProfileWriter.write(profile, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
