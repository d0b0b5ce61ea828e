package dev.flamelab.cli;

import dev.flamelab.lab.Home;
import dev.flamelab.lab.Story;
import picocli.CommandLine.Parameters;

/** Which chapter a command is about. */
final class WhichChapter {
    @Parameters(
            paramLabel = "CHAPTER",
            completionCandidates = Stories.class,
            description = "Its story, number or folder, such as cpu, 1 or 01-cpu.")
    private String name;

    Story story(Home home) {
        return Story.find(home, name);
    }
}
