package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flamelab.pprof.Profile;
import dev.flamelab.report.GoPprof;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listings of {@code lab pprof} and of {@code go tool pprof}, with the same flags, byte for byte. */
class ListingAgainstGoTest {
    @TempDir
    private Path folder;

    private Path dump;

    @BeforeEach
    void writeSourcesAndDump() throws Exception {
        source("src/main/java/shop/math/Fib.java", 30);
        source("src/main/java/shop/web/Handler.java", 17);
        Profile profile = Dumps.cpu(
                Dumps.sample(50, Dumps.at(Dumps.FIB, 4), Dumps.at(Dumps.FIB, 7), Dumps.at(Dumps.HANDLER, 12)),
                Dumps.sample(40, Dumps.at(Dumps.FIB, 7), Dumps.at(Dumps.HANDLER, 12)),
                Dumps.sample(3, Dumps.at(Dumps.function("shop.web.Handler.late", "shop/web/Handler.java"), 16)),
                Dumps.sample(2, Dumps.at(Dumps.function("gone.Gone.gone", "gone/Gone.java"), 5)),
                Dumps.sample(2, Dumps.at(Dumps.function("far.Far.far", "/no/such/Far.java"), 5)),
                Dumps.sample(10, Dumps.at(Dumps.NATIVE, 0), Dumps.at(Dumps.HANDLER, 15)));
        dump = Files.write(folder.resolve("dump.pb.gz"), Dumps.bytes(profile));
    }

    @Test
    void sourcesAreFoundUnderTheirPath() throws Exception {
        String listing = same("-list=.", "-source_path=" + folder.resolve("src/main/java"));

        assertThat(listing).contains("line 7 of Fib.java").contains("could not find file gone/Gone.java");
    }

    @Test
    void sourcesAreFoundInTheFoldersAbove() throws Exception {
        String listing = same("-list=Fib", "-source_path=" + folder.resolve("src/main/java/shop/web"));

        assertThat(listing).contains("line 7 of Fib.java");
    }

    @Test
    void frontOfAPathIsCutWhereItIsTold() throws Exception {
        assertThat(same("-list=far", "-trim_path=/no/such", "-source_path=" + folder))
                .contains("file Far.java");
        assertThat(same("-list=Fib", "-trim_path=shop", "-source_path=" + folder.resolve("src/main/java/shop")))
                .contains("line 7 of Fib.java");
    }

    @Test
    void listingIsFilteredAndCountedAsAsked() throws Exception {
        String sources = "-source_path=" + folder.resolve("src/main/java");
        same("-list=Handler", "-focus=Fib", sources);
        same("-list=Fib|Handler", "-sample_index=samples", sources);
        same("-list=Fib", "-unit=ms", sources);
        same("-list=memcpy", sources);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("articleDumps")
    void listingOfARealProfileIsTheSame(Path article) throws Exception {
        assumeTrue(Files.exists(article), "the article's dumps are not here");
        dump = article;

        same("-list=main\\.", "-source_path=" + folder);
        same("-list=ServeHTTP|concat", "-source_path=" + folder + "/pprof");
    }

    static Stream<Path> articleDumps() throws Exception {
        Path article = Path.of("../../shared/article-dumps");
        if (!Files.isDirectory(article)) {
            assertThat(System.getenv("CI")).as("CI needs the article's dumps").isNotEqualTo("true");
            return Stream.of(article);
        }
        try (Stream<Path> files = Files.list(article)) {
            return files.filter(file -> file.toString().endsWith("001.pb.gz")).sorted().toList().stream();
        }
    }

    private String same(String... flags) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(flags));
        arguments.add(dump.toString());
        List<String> typed = new ArrayList<>(List.of("pprof"));
        typed.addAll(arguments);
        Typed ours = Typed.lab(typed.toArray(String[]::new));

        assertThat(ours.exitCode() == 0 ? ours.out() : "")
                .as("%s %s", arguments, ours.err())
                .isEqualTo(GoPprof.run(arguments.toArray(String[]::new)));
        return ours.out();
    }

    private void source(String path, int lines) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                IntStream.rangeClosed(1, lines)
                        .mapToObj(line -> "\tline " + line + " of " + file.getFileName())
                        .toList());
    }
}
