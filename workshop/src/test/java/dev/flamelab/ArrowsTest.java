package dev.flamelab;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of the whole house, and the only arrows between them. */
class ArrowsTest {
    private static final String HOUSE = "dev.flamelab.";

    /** Who may know whom. A profile's model is everybody's vocabulary in the workshop. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("pprof", Set.of()),
            Map.entry("trace", Set.of()),
            Map.entry("capture", Set.of("pprof")),
            Map.entry("endpoint", Set.of("capture", "pprof")),
            Map.entry("agent", Set.of("endpoint")),
            Map.entry("demo", Set.of("endpoint", "trace")),
            Map.entry("load", Set.of()),
            Map.entry("bench", Set.of("endpoint", "capture", "pprof")),
            Map.entry("report", Set.of("pprof")),
            Map.entry("drawing", Set.of()),
            Map.entry("compare", Set.of("report", "pprof")),
            Map.entry("lab", Set.of("capture", "compare", "report", "pprof")),
            Map.entry("site", Set.of("lab", "report", "compare", "pprof")),
            Map.entry("cli", Set.of("lab", "site", "drawing", "report", "compare", "pprof")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Stream.of("profiler-endpoint", "demo-service", "load", "workshop")
                    .map(module -> Path.of("..", module, "target", "classes"))
                    .toList());

    static Stream<String> packages() {
        return ARROWS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packageKnowsOnlyWhatItsArrowsAllow(String name) {
        var allowed = ARROWS.get(name);
        var classes = in(name);
        assertThat(classes).as("classes of " + HOUSE + name).isNotEmpty();
        assertThat(classes.stream().flatMap(c -> c.getDirectDependenciesFromSelf().stream()))
                .filteredOn(d -> isOfTheHouse(d.getTargetClass()))
                .filteredOn(d -> !part(d.getTargetClass()).equals(name))
                .filteredOn(d -> !allowed.contains(part(d.getTargetClass())))
                .extracting(Dependency::getDescription)
                .isEmpty();
    }

    @Test
    void everyPackageHasItsPlaceInTheHouse() {
        assertThat(CLASSES.stream().map(ArrowsTest::part)).isSubsetOf(ARROWS.keySet());
    }

    @Test
    void modelKnowsNeitherJvmNorHttp() {
        assertThat(foreign("pprof"))
                .noneMatch(t -> starts(t, "one.", "jdk.", "java.lang.management", "java.net", "io."));
    }

    @Test
    void captureKnowsNoHttp() {
        assertThat(foreign("capture")).noneMatch(t -> starts(t, "java.net.http", "io.vertx", "io.netty"));
    }

    @Test
    void reportKnowsNoFilesNoHttpNoTerminal() {
        assertThat(foreign("report"))
                .noneMatch(t -> starts(
                        t, "java.nio.file", "java.io.File", "java.net", "io.vertx", "picocli", "java.io.Console"));
    }

    @Test
    void storiesDoNotKnowEachOther() {
        var stories = HOUSE + "demo.";
        assertThat(in("demo").stream()
                        .filter(c -> c.getPackageName().startsWith(stories))
                        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                        .filter(d -> d.getTargetClass().getPackageName().startsWith(stories))
                        .filter(d -> !d.getTargetClass()
                                .getPackageName()
                                .equals(d.getOriginClass().getPackageName()))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void noPackageIsNamedForNothing() {
        assertThat(CLASSES.stream().flatMap(c -> Stream.of(c.getPackageName().split("\\."))))
                .doesNotContain("util", "common", "impl", "helper", "core");
    }

    @Test
    void endpointShowsAtMostSixTypes() {
        assertThat(Stream.of("capture", "endpoint")
                        .flatMap(name -> in(name).stream())
                        .filter(c -> c.isTopLevelClass() && c.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getName))
                .hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void agentShowsNoTypes() {
        assertThat(in("agent"))
                .hasSizeGreaterThan(1)
                .filteredOn(c -> c.isTopLevelClass() && c.getModifiers().contains(JavaModifier.PUBLIC))
                .isEmpty();
    }

    private static List<JavaClass> in(String name) {
        return CLASSES.stream().filter(c -> part(c).equals(name)).toList();
    }

    private static Stream<String> foreign(String name) {
        return in(name).stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .map(d -> d.getTargetClass().getName())
                .filter(t -> !t.startsWith(HOUSE));
    }

    private static boolean starts(String type, String... prefixes) {
        return Stream.of(prefixes).anyMatch(type::startsWith);
    }

    private static boolean isOfTheHouse(JavaClass type) {
        return type.getBaseComponentType().getPackageName().startsWith(HOUSE);
    }

    /** The part of the house that a class is in: {@code demo} for {@code dev.flamelab.demo.fib.Fibonacci}. */
    private static String part(JavaClass type) {
        return type.getBaseComponentType()
                .getPackageName()
                .substring(HOUSE.length())
                .split("\\.")[0];
    }
}
