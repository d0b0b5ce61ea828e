package dev.flamelab.cli;

import picocli.CommandLine.Option;

/** pprof's flag for one of the values that a profile has. */
final class SampleIndexFlag {
    @Option(
            names = {"-sample_index", "--sample_index"},
            paramLabel = "TYPE",
            description = "Which value to show, by name or number.")
    private String value;

    /** What was asked for, else this. */
    String or(String usual) {
        return value == null ? usual : value;
    }
}
