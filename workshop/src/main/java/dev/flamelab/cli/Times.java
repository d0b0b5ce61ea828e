package dev.flamelab.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long the load and the capture of a lab take, where somebody wants it otherwise. */
final class Times {
    @Option(
            names = "--seconds",
            paramLabel = "N",
            converter = Seconds.class,
            description = "For how long to capture (default: what the story says).")
    private Duration seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            converter = Seconds.class,
            description = "For how many seconds to load before it counts (default: 8).")
    private Duration warmUp;

    /** Null when nobody said. */
    Duration seconds() {
        return seconds;
    }

    /** Null when nobody said. */
    Duration warmUp() {
        return warmUp;
    }
}
