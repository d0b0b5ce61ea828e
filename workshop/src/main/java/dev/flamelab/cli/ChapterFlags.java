package dev.flamelab.cli;

import dev.flamelab.lab.Home;
import dev.flamelab.lab.Story;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which chapter, and how long its load and its capture take: what all commands ask that run one. */
final class ChapterFlags {
    @Parameters(
            paramLabel = "CHAPTER",
            completionCandidates = Stories.class,
            description = "Its story, number or folder, such as cpu, 1 or 01-cpu.")
    private String name;

    @Mixin
    private Times times;

    Story story(Home home) {
        return Story.find(home, name);
    }

    /** The times as they were typed, each behind a space; empty when nobody did. */
    String typed() {
        return (seconds() == null ? "" : " --seconds " + seconds().toSeconds())
                + (warmUp() == null ? "" : " --warm-up " + warmUp().toSeconds());
    }

    /** Null when nobody said. */
    Duration seconds() {
        return times.seconds();
    }

    /** Null when nobody said. */
    Duration warmUp() {
        return times.warmUp();
    }
}
