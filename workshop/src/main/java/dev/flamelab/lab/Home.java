package dev.flamelab.lab;

import dev.flamelab.compare.RecordedDump;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are: the root of the project and the folders and jars in it. */
public record Home(Path root) {
    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** The project whose {@code ./lab} was called, else the one this class was built in. */
    public static Home find() {
        String told = System.getProperty("flamelab.home");
        var home = new Home(told != null ? Path.of(told) : builtIn());
        if (!Files.isDirectory(home.chapters().getParent())) {
            throw LabError.machine(
                    "there is no Flamelab in " + home.root() + ": start the lab script of the project's own folder");
        }
        return home;
    }

    private static Path builtIn() {
        try {
            // workshop/target/workshop.jar or workshop/target/classes
            var code = Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return code.resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path chapters() {
        return root.resolve("workshop/chapters");
    }

    /** What the faults of the service are, one file for each. */
    public Path stories() {
        return root.resolve("workshop/stories");
    }

    public Path slides() {
        return root.resolve("slides");
    }

    /** The dumps that come with the project. */
    public Path dumps() {
        return root.resolve("dumps");
    }

    /** The dumps that were captured here. */
    public Path myDumps() {
        return root.resolve("my-dumps");
    }

    public Path demoServiceJar() {
        return root.resolve("demo-service/target/demo-service.jar");
    }

    public Path loadJar() {
        return root.resolve("load/target/load.jar");
    }

    public Path loadReports() {
        return root.resolve("load/target/gatling");
    }

    /** The cured classes of a story. */
    public Path solutionJar(String story) {
        return root.resolve("solutions/target/solutions-" + story + ".jar");
    }

    /** The same classes as they were shipped. */
    public Path shippedJar(String story) {
        return storyJar(story, RecordedDump.SHIPPED);
    }

    /** The classes of a story as they are in one of its services: shipped, the solution, or another. */
    public Path storyJar(String story, String service) {
        return service.equals(RecordedDump.SOLUTION)
                ? solutionJar(story)
                : root.resolve("solutions/target/solutions-" + story + "-" + service + ".jar");
    }

    /** The benchmarks of both, shipped and cured. */
    public Path jmhJar() {
        return root.resolve("solutions/target/solutions-jmh.jar");
    }

    /** What these need beside the service. */
    Path jmhLibraries() {
        return root.resolve("solutions/target/jmh-lib");
    }

    /** The same path, if the build has made it. */
    Path built(Path jar) {
        if (Files.isRegularFile(jar)) return jar;
        throw LabError.machine(shown(jar) + " is not built yet: ./lab builds it, or mvn package does");
    }

    /** A path as people want to read it: relative to where they are, if that is shorter. */
    public static String shown(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        var here = Path.of("").toAbsolutePath();
        if (absolute.equals(here)) return ".";
        if (!absolute.getRoot().equals(here.getRoot())) return absolute.toString();
        String relative = here.relativize(absolute).toString();
        return relative.length() < absolute.toString().length() ? relative : absolute.toString();
    }
}
