package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SiteTest {
    @Test
    void threadsThatRunForTheProfilerAreMarked() {
        for (String name : List.of("flamelab-flight", "JFR Periodic Tasks", "JFR Recorder Thread")) {
            assertThat(Site.marks(name)).as(name).containsExactly(Site.PROFILER);
        }
        assertThat(Site.marks("main")).isEmpty();
        assertThat(Site.marks(null)).isEmpty();
    }
}
