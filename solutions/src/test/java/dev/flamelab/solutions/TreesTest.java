package dev.flamelab.solutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class TreesTest {
    private static final Path CURED = Path.of("src", "main", "java");
    private static final Path SHIPPED = Path.of("src", "shipped", "java");
    private static final Path SERVICE = Path.of("..", "demo-service", "src", "main", "java");

    @Test
    void eachCuredClassStandsBesideTheShippedOne() throws IOException {
        assertThat(classes(CURED)).isNotEmpty().isSubsetOf(classes(SHIPPED));
    }

    @Test
    void eachCuredClassReplacesOneOfTheService() throws IOException {
        for (Path file : classes(CURED)) {
            assertThat(SERVICE.resolve(file)).isRegularFile();
        }
    }

    @Test
    void aCureIsAFewLinesAtMost() throws IOException {
        for (Path file : classes(CURED)) {
            List<String> cured = Files.readAllLines(CURED.resolve(file));
            List<String> shipped = Files.readAllLines(SHIPPED.resolve(file));

            assertThat(without(cured, shipped).size() + without(shipped, cured).size())
                    .as("lines changed in %s", file)
                    .isBetween(1, 10);
        }
    }

    /** Only where nobody edits the service: a learner's own cure is no reason for a build to fail. */
    @Test
    @EnabledIfEnvironmentVariable(named = "CI", matches = "true")
    void theShippedPackagesAreThoseOfTheService() throws IOException {
        for (Path cured : classes(CURED)) {
            assertThat(classes(SHIPPED, cured.getParent())).isEqualTo(classes(SERVICE, cured.getParent()));
        }
        for (Path file : classes(SHIPPED)) {
            assertThat(SHIPPED.resolve(file)).hasSameTextualContentAs(SERVICE.resolve(file));
        }
    }

    private static List<Path> classes(Path tree, Path folder) throws IOException {
        return classes(tree).stream().filter(file -> file.startsWith(folder)).toList();
    }

    private static List<Path> classes(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile)
                    .map(tree::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> rest = new ArrayList<>(lines);
        others.forEach(rest::remove);
        return rest;
    }
}
