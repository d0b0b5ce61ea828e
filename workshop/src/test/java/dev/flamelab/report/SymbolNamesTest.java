package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileWriter;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolNamesTest {
    /** Names and what becomes of them. */
    private static final Map<String, String> NAMES = Map.of(
            "std::vector<int>::push_back(int const&)", "std::vector::push_back",
            "com.acme.Box<T>.get", "com.acme.Box.get",
            "foo(int[])", "foo",
            "shop.Basket.<init>(int[])", "shop.Basket.<init>(int[])",
            "main.(*Set[...]).Add", "main.(*Set[...]).Add",
            "a::b)c(d)", "a::b)c(d)",
            "a::f(g(h), i)<j<k>>(l", "a::f(l",
            "plain(int)", "plain(int)");

    @TempDir
    private Path folder;

    @Test
    void parametersGoFromNamesThatLookLikeCpp() {
        NAMES.forEach((name, plain) ->
                assertThat(names(SymbolNames.of("").of(of(name, name)))).containsExactly(plain));
    }

    @Test
    void nameThatIsMoreThanTheRuntimesStays() {
        Profile profile = of("a::f(int)", "a::f(int)V");

        assertThat(SymbolNames.of("").of(profile)).isSameAs(profile);
        assertThat(names(SymbolNames.of("demangle=templates").of(profile))).containsExactly("a::fV");
        assertThat(names(SymbolNames.of("demangle=full").of(profile))).containsExactly("a::f(int)V");
    }

    @Test
    void nothingIsDoneWhenNothingIsWanted() {
        Profile profile = of("a::f<b>(int)", "a::f<b>(int)");

        assertThat(SymbolNames.of("none").of(profile)).isSameAs(profile);
        assertThat(names(SymbolNames.of("demangle=templates").of(profile))).containsExactly("a::f<b>");
    }

    @Test
    void namesAreThoseThatGoPrints() throws Exception {
        Path file = folder.resolve("names.pb.gz");
        for (var name : NAMES.entrySet()) {
            try (OutputStream out = Files.newOutputStream(file)) {
                ProfileWriter.write(of(name.getKey(), name.getKey()), out);
            }
            assertThat(GoPprof.run("-top", file.toString())).endsWith("  " + name.getValue() + "\n");
        }
    }

    private static List<String> names(Profile profile) {
        return profile.samples().get(0).stack().stream()
                .flatMap(place -> place.lines().stream())
                .map(line -> line.function().name())
                .toList();
    }

    private static Profile of(String name, String system) {
        var function = new Function(name, system, "", 0);
        var mapping = Mapping.symbolized("shop");
        var place = new Location(mapping, 0, List.of(new Line(function, 0, 0)), false);
        return Profile.of(
                List.of(new ValueType("samples", "count")),
                List.of(new Sample(List.of(place), new long[] {1}, List.of())),
                List.of(mapping));
    }
}
