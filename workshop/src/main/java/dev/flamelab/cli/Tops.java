package dev.flamelab.cli;

import dev.flamelab.compare.Anchor;
import dev.flamelab.lab.Story;
import dev.flamelab.pprof.Profile;
import dev.flamelab.report.Top;
import dev.flamelab.report.Trim;
import dev.flamelab.report.View;
import java.util.stream.Collectors;

/** The first functions of a dump by each sample type that its story is recognised by. */
final class Tops {
    private static final int ROWS = 10;

    private Tops() {}

    static String of(Story story, Profile profile) {
        var trim = Trim.STANDARD.withNodeCount(ROWS);
        return story.shot().anchors().stream()
                .map(Anchor::value)
                .distinct()
                .map(value ->
                        Top.of(profile, View.STANDARD.withSampleIndex(value).withTrim(trim))
                                        .text() + "\n")
                .collect(Collectors.joining());
    }
}
