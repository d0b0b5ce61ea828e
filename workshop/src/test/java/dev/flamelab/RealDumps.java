package dev.flamelab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The profiles that claims about all profiles are tried on: recorded by this course, and by the one it began with. */
public final class RealDumps {
    private static final Path ARTICLE = Path.of("../../shared/article-dumps");
    private static final Path BUNDLED = Path.of("../dumps");

    private RealDumps() {}

    /** The first of each kind that comes with the project, and the article's, which CI must have. */
    public static List<Path> all() throws IOException {
        if ("true".equals(System.getenv("CI"))) assertThat(ARTICLE).isDirectory();
        var dumps = new ArrayList<Path>();
        add(ARTICLE, name -> name.endsWith(".pb.gz"), dumps);
        add(BUNDLED, name -> name.startsWith("pprof.") && name.endsWith(".001.pb.gz"), dumps);
        return dumps;
    }

    private static void add(Path folder, Predicate<String> wanted, List<Path> dumps) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> wanted.test(file.getFileName().toString()))
                    .sorted()
                    .forEach(dumps::add);
        }
    }
}
