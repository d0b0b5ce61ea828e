package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.List;

/** The programs of the other modules, for tests that start them. */
public final class Built {
    private Built() {}

    /** The project, once it is sure that its programs are there; the test is left out when they are not. */
    public static Home home() {
        var home = Home.find();
        boolean built =
                List.of(home.demoServiceJar(), home.loadJar(), home.solutionJar("cpu"), home.shippedJar("cpu")).stream()
                        .allMatch(Files::exists);
        if (System.getenv("CI") != null)
            assertThat(built).as("the other modules are built").isTrue();
        assumeTrue(built, "the other modules are not built");
        return home;
    }
}
