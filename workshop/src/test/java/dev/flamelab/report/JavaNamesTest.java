package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDiff;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaNamesTest {
    private static final Path BUNDLED = Path.of("../dumps/pprof.demo-service.samples.cpu.001.pb.gz");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "com.acme.shop.Cart.add                             | Cart.add                 | com.acme.shop.Cart.add",
                "com/acme/shop/Cart.add                             | Cart.add                 | com.acme.shop.Cart.add",
                "Cart.add                                           | Cart.add                 | Cart.add",
                "com.acme.Cart.add(Lcom/acme/Item;I)V               | Cart.add                 | com.acme.Cart.add",
                "com.acme.Cart.add(int, java.lang.String)           | Cart.add                 | com.acme.Cart.add",
                "com.acme.Cart.add (Cart.java:12)                   | Cart.add                 | com.acme.Cart.add",
                "com.acme.Cart.<init>                               | Cart.<init>              | com.acme.Cart.<init>",
                "com.acme.Cart.<clinit>                             | Cart.<clinit>            | com.acme.Cart.<clinit>",
                "com.acme.Cart$Item$1.compare                       | Cart$Item$1.compare      | com.acme.Cart$Item$1.compare",
                "com.acme.Cart.lambda$total$0                       | Cart.lambda$total$0      | com.acme.Cart.lambda$total$0",
                "com.acme.Cart._odd$Name                            | Cart._odd$Name           | com.acme.Cart._odd$Name",
                "größe.Übung.prüfe                                  | Übung.prüfe              | größe.Übung.prüfe",
                "scala.collection.immutable.package$.foo            | package$.foo             | scala.collection.immutable.package$.foo",
                "clojure.core$map$fn__4785.invoke                   | core$map$fn__4785.invoke | clojure.core$map$fn__4785.invoke",
                "com.acme.MainKt.area-impl                          | MainKt.area-impl         | com.acme.MainKt.area-impl",
                // Where it was loaded from
                "java.base/java.util.HashMap.get                    | HashMap.get              | java.util.HashMap.get",
                "java.base@17.0.15/java.util.HashMap.get            | HashMap.get              | java.util.HashMap.get",
                "app//com.acme.Cart.add                             | Cart.add                 | com.acme.Cart.add",
                "app//acme.shop@1.2/com.acme.Cart.add               | Cart.add                 | com.acme.Cart.add",
                // Lambdas and hidden classes
                "com.acme.Cart$$Lambda$14/0x0000000800c03000.run    | Cart$$Lambda.run         | com.acme.Cart$$Lambda.run",
                "com.acme.Cart$$Lambda$14/1234567.run               | Cart$$Lambda.run         | com.acme.Cart$$Lambda.run",
                "com/acme/Cart$$Lambda$14.0x0000000800c03000.run    | Cart$$Lambda.run         | com.acme.Cart$$Lambda.run",
                "com.acme.Cart$$Lambda/0x0000000800c03000.run       | Cart$$Lambda.run         | com.acme.Cart$$Lambda.run",
                "com.acme.Cart$$Lambda+0x0000000800c03000.run       | Cart$$Lambda.run         | com.acme.Cart$$Lambda.run",
                "com.acme.Cart$$Lambda$7+0x00007f9e5c/125881.run    | Cart$$Lambda.run         | com.acme.Cart$$Lambda.run",
                "com.acme.Cart$$Lambda.run                          | Cart$$Lambda.run         | com.acme.Cart$$Lambda.run",
                "com.acme.Cart$Hidden/0x0000000800c03000.run        | Cart$Hidden.run          | com.acme.Cart$Hidden.run",
                "java.lang.invoke.LambdaForm$MH/0x000080c4.invoke   | LambdaForm$MH.invoke     | java.lang.invoke.LambdaForm$MH.invoke",
                "java/lang/invoke/LambdaForm$DMH.0x000080c4.invoke  | LambdaForm$DMH.invoke    | java.lang.invoke.LambdaForm$DMH.invoke",
                // Proxies and accessors
                "jdk.proxy2.$Proxy12.call                           | $Proxy.call              | jdk.proxy.$Proxy.call",
                "com.sun.proxy.$Proxy3.call                         | $Proxy.call              | jdk.proxy.$Proxy.call",
                "com.acme.$Proxy7.call                              | $Proxy.call              | com.acme.$Proxy.call",
                "jdk.internal.reflect.GeneratedMethodAccessor12.invoke | GeneratedMethodAccessor.invoke | jdk.internal.reflect.GeneratedMethodAccessor.invoke",
                "sun.reflect.GeneratedConstructorAccessor3.newInstance | GeneratedConstructorAccessor.newInstance | sun.reflect.GeneratedConstructorAccessor.newInstance",
                "com.acme.Bean$$EnhancerBySpringCGLIB$$5a4d23f1.get | Bean$$EnhancerBySpringCGLIB.get | com.acme.Bean$$EnhancerBySpringCGLIB.get",
                "com.acme.Bean$$SpringCGLIB$$0.get                  | Bean$$SpringCGLIB.get    | com.acme.Bean$$SpringCGLIB.get",
                "com.acme.Bean$ByteBuddy$x7Gh2k.get                 | Bean$ByteBuddy.get       | com.acme.Bean$ByteBuddy.get",
                "com.acme.Bean$MockitoMock$1467583.get              | Bean$MockitoMock.get     | com.acme.Bean$MockitoMock.get",
                "com.acme.Bean_$$_jvst5a4_0.get                     | Bean_$$_jvst.get         | com.acme.Bean_$$_jvst.get",
            })
    void nameIsReadable(String recorded, String shortName, String fullName) {
        assertThat(renamed(JavaNames.SHORT, recorded)).isEqualTo(shortName);
        assertThat(renamed(JavaNames.FULL, recorded)).isEqualTo(fullName);
        // What is readable stays.
        assertThat(renamed(JavaNames.SHORT, shortName)).isEqualTo(shortName);
        assertThat(renamed(JavaNames.FULL, fullName)).isEqualTo(fullName);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "runtime.mallocgc",
                "net/http.(*conn).serve",
                "github.com/acme/shop.total",
                "std::vector<int>::push_back",
                "Arena::grow(unsigned long)",
                "libjvm.so!JavaThread",
                "JVM_Clone",
                "Java_sun_nio_ch_EventFD_set0",
                "finish_task_switch.isra.0",
                "clock_gettime@@GLIBC_2.17",
                "I2C/C2I adapters",
                "itable stub",
                "[unknown]",
                "java.lang.String",
                "byte[]",
                "java.util.HashMap$Node[]",
                ".",
                "A.",
                ".a",
                "",
            })
    void nameThatIsNoMethodOfJavaStays(String name) {
        for (JavaNames form : JavaNames.values()) {
            assertThat(renamed(form, name)).isEqualTo(name);
        }
    }

    @Test
    void methodOfAnotherLanguageStays() {
        assertThat(JavaNames.SHORT
                        .of(profile(sample(1, new Function("main.Cart.Add", "main.Cart.Add", "/src/cart.go", 0))))
                        .samples())
                .extracting(sample ->
                        sample.stack().get(0).lines().get(0).function().name())
                .containsExactly("main.Cart.Add");
    }

    @Test
    void argumentsTellOverloadsApart() {
        assertThat(renamed(JavaNames.JVM, "com/acme/Cart$$Lambda$3.0x08.add(I)V"))
                .isEqualTo("com.acme.Cart$$Lambda.add(I)V");
        var known = new Function("com.acme.Cart.add", "com.acme.Cart.add(Lcom/acme/Item;)V", "com/acme/Cart.java", 7);
        assertThat(functions(JavaNames.JVM.of(profile(sample(1, known)))))
                .containsExactly(new Function(
                        "com.acme.Cart.add(Lcom/acme/Item;)V",
                        "com.acme.Cart.add(Lcom/acme/Item;)V",
                        "com/acme/Cart.java",
                        7));
    }

    @Test
    void classesOfOneSimpleNameKeepWhatTellsThemApart() {
        Profile profile = profile(
                sample(1, named("com.acme.shop.Cart.add")),
                sample(2, named("com.acme.stock.Cart.add")),
                sample(4, named("Cart.add")),
                sample(8, named("com.acme.shop.Cart$Item.add")));

        assertThat(functions(JavaNames.SHORT.of(profile)))
                .extracting(Function::name)
                .containsExactly("shop.Cart.add", "stock.Cart.add", "Cart.add", "Cart$Item.add");
    }

    @Test
    void stacksThatDifferInNumbersOnlyAreOne() {
        Profile profile = profile(
                sample(1, named("a.Cart$$Lambda$1/0x01.run"), named("a.Cart.main")),
                sample(2, named("a.Cart$$Lambda$9/0x0f.run"), named("a.Cart.main")));

        List<Sample> samples = JavaNames.FULL.of(profile).samples();

        assertThat(samples).singleElement().satisfies(sample -> assertThat(sample.value(0))
                .isEqualTo(3));
    }

    @Test
    void lambdasOfTwoRunsCancelInTheirDifference() {
        Profile before = profile(sample(5, named("a.Cart$$Lambda$1/0x01.run")));
        Profile after = profile(sample(5, named("a.Cart$$Lambda$9/0x0f.run")), sample(3, named("a.Cart.add")));

        List<Profile> readable = JavaNames.FULL.of(List.of(after, before));

        assertThat(functions(ProfileDiff.base(readable.get(0), readable.get(1))))
                .extracting(Function::name)
                .containsExactly("a.Cart.add");
    }

    @Test
    void sameMethodIsNamedAlikeInAllProfiles() {
        Profile one = profile(sample(1, named("a.Cart.add")));
        Profile two = profile(sample(1, named("a.Cart.add")), sample(1, named("b.Cart.add")));

        List<Profile> readable = JavaNames.SHORT.of(List.of(one, two));

        assertThat(functions(readable.get(0))).extracting(Function::name).containsExactly("a.Cart.add");
        assertThat(functions(readable.get(1))).extracting(Function::name).containsExactly("a.Cart.add", "b.Cart.add");
    }

    @Test
    void bundledDumpKeepsItsTotalAndLosesItsPackages() throws Exception {
        Profile recorded = ProfileReader.read(Files.readAllBytes(BUNDLED));

        Profile readable = JavaNames.SHORT.of(recorded);

        assertThat(total(readable)).isEqualTo(total(recorded));
        assertThat(functions(readable))
                .extracting(Function::name)
                .contains("Fibonacci.recursive", "__memset_avx512_unaligned_erms")
                .noneMatch(name -> name.startsWith("dev.flamelab") || name.startsWith("io."));
    }

    @Test
    void labelsLinesAndMappingsStay() {
        var place = new Location(Mapping.symbolized("shop"), 0x10, List.of(new Line(named("a/Cart.add"), 3, 2)), false);
        var sample = new Sample(List.of(place), new long[] {1}, List.of(Label.text("thread", "main")));

        Profile readable = JavaNames.SHORT.of(profile(sample));

        assertThat(readable.mappings()).containsExactly(Mapping.symbolized("shop"));
        assertThat(readable.samples())
                .containsExactly(new Sample(
                        List.of(new Location(
                                Mapping.symbolized("shop"),
                                0x10,
                                List.of(new Line(new Function("Cart.add", "a.Cart.add", "", 0), 3, 2)),
                                false)),
                        new long[] {1},
                        List.of(Label.text("thread", "main"))));
    }

    private static String renamed(JavaNames form, String name) {
        return functions(form.of(profile(sample(1, named(name))))).get(0).name();
    }

    private static long total(Profile profile) {
        return profile.samples().stream().mapToLong(sample -> sample.value(1)).sum();
    }

    private static List<Function> functions(Profile profile) {
        return profile.samples().stream()
                .flatMap(sample -> sample.stack().stream())
                .flatMap(place -> place.lines().stream())
                .map(Line::function)
                .distinct()
                .toList();
    }

    private static Function named(String name) {
        return new Function(name, "", "", 0);
    }

    private static Sample sample(long value, Function... stack) {
        List<Location> places = Stream.of(stack)
                .map(function -> new Location(Mapping.symbolized("shop"), 0, List.of(new Line(function, 1, 0)), false))
                .toList();
        return new Sample(places, new long[] {value}, List.of());
    }

    private static Profile profile(Sample... samples) {
        return Profile.of(
                List.of(new ValueType("samples", "count")), List.of(samples), List.of(Mapping.symbolized("shop")));
    }
}
