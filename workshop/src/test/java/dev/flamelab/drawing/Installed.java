package dev.flamelab.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The Graphviz of this machine, for tests: used when it is there, and required of the machine that runs CI. */
final class Installed {
    private Installed() {}

    /** Where it is found. */
    static String path() {
        String path = System.getenv("PATH");
        boolean found = InstalledEngine.find(path).isPresent();
        if (!found) {
            assertThat(System.getenv("CI")).as("CI needs Graphviz").isNotEqualTo("true");
        }
        assumeTrue(found, "Graphviz is not installed");
        return path;
    }
}
