package dev.flamelab.cli;

import dev.flamelab.lab.Home;
import dev.flamelab.lab.Story;
import java.time.Duration;
import picocli.CommandLine.Mixin;

/** Which chapter, and how long its load and its capture take: what all commands ask that run one. */
final class ChapterFlags {
    @Mixin
    private WhichChapter chapter;

    @Mixin
    private Times times;

    Story story(Home home) {
        return chapter.story(home);
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
