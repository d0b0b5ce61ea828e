package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.report.Dialect;
import dev.flamelab.report.SourcePaths;
import dev.flamelab.report.View;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesAtHandTest {
    private static final String DEMO = "dev/flamelab/demo/DemoServer.java";

    @TempDir
    private Path folder;

    private SourcesAtHand sources;

    @BeforeEach
    void writeSources() throws Exception {
        Path own = folder.resolve("demo/shop/Fib.java");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "one\r\ntwo\rtwo\n\nfour");
        Map<String, String> jdk = new TreeMap<>(Map.of(
                "java.base/java/util/HashMap.java", "class HashMap\n",
                "java.desktop/java/awt/Point.java", "class Point\n",
                "java.base/deep/java/awt/Point.java", "class Other\n"));
        try (OutputStream out = Files.newOutputStream(folder.resolve("src.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : jdk.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        sources = new SourcesAtHand(folder.resolve("demo"), folder.resolve("src.zip"));
    }

    @Test
    void linesEndWherePprofEndsThem() {
        assertThat(sources.find("shop/Fib.java").lines()).containsExactly("one", "two\rtwo", "", "four");
    }

    @Test
    void classesOfTheJdkAreFoundInEveryModule() {
        assertThat(sources.find("java/util/HashMap.java").lines()).containsExactly("class HashMap");
        assertThat(sources.find("java/awt/Point.java").lines()).containsExactly("class Point");
        assertThat(sources.find("java/awt/Point.java").note())
                .startsWith("lines as in JDK " + System.getProperty("java.version"));
        assertThat(sources.find("shop/Fib.java").note()).isEmpty();
    }

    @Test
    void nothingElseIsFound() {
        for (String file : List.of("../src.zip", "/java/util/HashMap.java", "HashMap.java", "shop", "")) {
            assertThat(sources.find(file).problem()).as(file).isNotEmpty();
        }
        var without = new SourcesAtHand(folder.resolve("demo"), folder.resolve("none.zip"));
        assertThat(without.find("java/util/HashMap.java").problem()).isNotEmpty();
        assertThat(without.missed("java/util/HashMap.java")).contains("none.zip: install the sources", "-source_path");
        assertThat(without.missed("shop/Cart.java")).isEmpty();
        assertThat(SourceFiles.of(View.STANDARD).find("java/no/Such.java").problem())
                .startsWith("could not find file java/no/Such.java on path ")
                .contains("src.zip: ", "-source_path");
    }

    @Test
    void demoServiceIsLookedIntoUnlessAFolderIsNamedOrGoIsImitated() {
        View named = View.STANDARD.withPaths(new SourcePaths(List.of(folder.toString()), List.of()));
        View old = View.STANDARD.withDialect(Dialect.GO_1_19, View.STANDARD.zone());

        assertThat(SourceFiles.of(View.STANDARD).find(DEMO).lines())
                .anyMatch(line -> line.contains("class DemoServer"));
        assertThat(SourceFiles.of(named).find(DEMO).problem())
                .isEqualTo("could not find file " + DEMO + " on path " + folder);
        assertThat(SourceFiles.of(old).find(DEMO).problem()).startsWith("could not find file " + DEMO + " on path ");
    }

    @Test
    void pathThatCannotBeIsNotFound() {
        assertThat(SourceFiles.of(View.STANDARD).find("shop/\0.java").problem()).endsWith(": invalid argument");
    }
}
