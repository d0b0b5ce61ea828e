package dev.flamelab.cli;

import dev.flamelab.lab.Built;
import dev.flamelab.lab.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A project of its own for a test: what was built is the real thing, what is written stays apart. */
record LabHome(Home home) implements AutoCloseable {
    private static final List<String> REAL = List.of(
            "workshop",
            "dumps",
            "demo-service/src",
            "demo-service/target/demo-service.jar",
            "demo-service/target/lib",
            "load/target/load.jar",
            "load/target/lib");

    static LabHome in(Path folder) throws IOException {
        var real = Built.home().root();
        for (var path : REAL) {
            var link = folder.resolve(path);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, real.resolve(path));
        }
        Files.createDirectories(folder.resolve("tmp"));
        return new LabHome(new Home(folder));
    }

    /** Takes the links away, so that nobody who clears the folder follows them. */
    @Override
    public void close() throws IOException {
        for (var path : REAL) Files.delete(home.root().resolve(path));
    }
}
