package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ValueType;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class HeadingTest {
    private static final Profile EMPTY = new Profile(
            List.of(new ValueType("cpu", "nanoseconds")),
            List.of(),
            List.of(new Mapping(0, 0, 0, "/opt/service/", "b1d", true, true, true, true)),
            new ValueType("cpu", "nanoseconds"),
            1,
            1_700_000_000_000_000_000L,
            1_500_000_000,
            List.of("said", "# unsaid"),
            "",
            "",
            "",
            "https://example.org/doc");

    @Test
    void currentPprofNamesTheDocumentationAndWritesTimesAsIso() {
        assertThat(head(Dialect.CURRENT, "UTC"))
                .containsExactly(
                        "File: service",
                        "Build ID: b1d",
                        "said",
                        "Type: cpu",
                        "Doc: https://example.org/doc",
                        "Time: 2023-11-14 22:13:20 UTC",
                        "Duration: 1.50s, Total samples = 0 ",
                        "Showing nodes accounting for 0, 0% of 0 total");
    }

    @Test
    void pprofOfGo119DoesNotAndWritesTimesAsPeopleSpeak() {
        assertThat(head(Dialect.GO_1_19, "Europe/Amsterdam"))
                .contains("Time: Nov 14, 2023 at 11:13pm (CET)")
                .noneMatch(line -> line.startsWith("Doc"));
    }

    @Test
    void longFilterIsCut() {
        View view = View.STANDARD.withFilter(Filter.NOTHING.with(Filter.By.FOCUS, "x".repeat(100)));
        List<String> head = Top.of(EMPTY, view).head();

        assertThat(head).contains("Active filters:", "   focus=" + "x".repeat(74) + "…");
    }

    private static List<String> head(Dialect dialect, String zone) {
        return Top.of(EMPTY, View.STANDARD.withDialect(dialect, TimeZone.getTimeZone(zone)))
                .head();
    }
}
