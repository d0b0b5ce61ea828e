package dev.flamelab.cli;

import dev.flamelab.lab.Built;
import dev.flamelab.lab.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project of its own for a test: what was built is the real thing, what is written stays apart. */
record LabHome(Home home, List<String> links) implements AutoCloseable {
    private static final String WORKSHOP = "workshop";
    private static final String STORIES = "workshop/stories/";
    private static final List<String> REAL = List.of(
            "dumps",
            "demo-service/src",
            "demo-service/target/demo-service.jar",
            "demo-service/target/lib",
            "load/target/load.jar",
            "load/target/lib");

    static LabHome in(Path folder) throws IOException {
        return in(folder, Stream.concat(REAL.stream(), Stream.of(WORKSHOP)));
    }

    /** With these stories alone, and without a chapter. */
    static LabHome in(Path folder, String... stories) throws IOException {
        var files = Stream.of(stories).map(story -> STORIES + story + ".yaml");
        return in(folder, Stream.concat(REAL.stream(), files));
    }

    private static LabHome in(Path folder, Stream<String> paths) throws IOException {
        var real = Built.home().root();
        var links = paths.toList();
        for (var path : links) {
            var link = folder.resolve(path);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, real.resolve(path));
        }
        Files.createDirectories(folder.resolve("tmp"));
        return new LabHome(new Home(folder), links);
    }

    /** Takes the links away, so that nobody who clears the folder follows them. */
    @Override
    public void close() throws IOException {
        for (var path : links) Files.delete(home.root().resolve(path));
    }
}
