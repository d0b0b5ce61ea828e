package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.RealDumps;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of every dump at hand shows what {@code ./lab pprof} prints of it, and asks nobody else for anything. */
class ViewerNumbersBrowserTest {
    private static final int TRACES = 40;

    @RegisterExtension
    static final OpenDumps viewer = new OpenDumps();

    private static final ShownNumbers shown = new ShownNumbers(viewer);

    static List<Path> dumps() throws IOException {
        return RealDumps.all();
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void everyPageShowsTheNumbersOfPprof(Path dump) throws Exception {
        // What is in use at the moment is next to nothing in the article's dumps.
        String type = dump.getFileName().toString().matches(".*(heap|alloc).*") ? "alloc_space" : "";
        String picked = "-sample_index=" + type;
        String ask = "si=" + type;
        String hot = hottest(dump, picked);
        String found = ask + "&f=" + URLEncoder.encode(hot, StandardCharsets.UTF_8);
        viewer.open(dump, "flamegraph?" + ask);
        assertThat(shown.flameGraph())
                .isNotEmpty()
                .isEqualTo(PrintedNumbers.flameGraph(
                        OpenDumps.pprof(dump, "-top", "-filefunctions", "-trim=false", picked)));
        viewer.turnTo(dump, "top?" + ask);
        assertThat(shown.top())
                .isNotEmpty()
                .isEqualTo(PrintedNumbers.top(OpenDumps.pprof(dump, "-top", "-nodecount=500", picked)));
        viewer.turnTo(dump, "graph?" + ask);
        String dot = OpenDumps.pprof(dump, "-dot", picked);
        assertThat(shown.drawing()).isNotEmpty().isEqualTo(PrintedNumbers.drawing(dot));
        assertThat(shown.graphTables()).isNotEmpty().isEqualTo(PrintedNumbers.graphTables(dot));
        viewer.turnTo(dump, "peek?" + found);
        assertThat(shown.peek())
                .isNotEmpty()
                .isEqualTo(PrintedNumbers.peek(OpenDumps.pprof(dump, "-peek=" + hot, "-lines", picked)));
        viewer.turnTo(dump, "source?" + found);
        assertThat(shown.source())
                .isNotEmpty()
                .isEqualTo(PrintedNumbers.source(OpenDumps.pprof(dump, "-list=" + hot, picked)));
        viewer.turnTo(dump, "traces?" + ask);
        assertThat(shown.traces(TRACES))
                .isNotEmpty()
                .isEqualTo(PrintedNumbers.traces(OpenDumps.pprof(dump, "-traces", picked), TRACES));
        viewer.turnTo(dump, "tags?" + ask);
        assertThat(shown.tags()).isEqualTo(PrintedNumbers.tags(OpenDumps.pprof(dump, "-tags", picked)));
        assertThat(viewer.text("#errors")).isEmpty();
        String own = URI.create(viewer.server().url()).getAuthority();
        assertThat(viewer.requests())
                .hasSizeGreaterThan(7)
                .allSatisfy(url -> assertThat(URI.create(url).getAuthority()).isEqualTo(own));
    }

    /** An expression for the functions where most was measured. */
    private static String hottest(Path dump, String picked) {
        return PrintedNumbers.top(OpenDumps.pprof(dump, "-top", "-nodecount=5", picked)).stream()
                .map(line -> line.split(" ", 6)[5])
                .map(name -> name.replaceFirst(" \\((partial-)?inline\\)$", "").replaceAll("[^A-Za-z0-9]", "."))
                .collect(Collectors.joining("|"));
    }

    @Test
    void filtersOfAnAddressAreThoseOfPprof() throws Exception {
        var dump = OpenDumps.named("demo-service.samples.cpu");
        viewer.open(dump, "flamegraph");
        for (var each : Map.of(
                        "f=read", "-focus=read",
                        "i=run", "-ignore=run",
                        "h=run%7Ccall", "-hide=run|call",
                        "si=samples", "-sample_index=samples",
                        "g=files", "-files",
                        "sort=cum", "-cum")
                .entrySet()) {
            viewer.turnTo(dump, "top?" + each.getKey());
            assertThat(shown.top())
                    .as(each.getKey())
                    .isEqualTo(PrintedNumbers.top(OpenDumps.pprof(dump, "-top", "-nodecount=500", each.getValue())));
        }
    }
}
