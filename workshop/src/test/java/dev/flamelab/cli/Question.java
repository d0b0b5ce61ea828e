package dev.flamelab.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What both pprofs are asked.
 *
 * @param flags as both take them
 * @param sources the profiles
 * @param typed what is typed into the shell; empty for a report
 * @param saved whether the answer is a profile, which goes to a file
 */
record Question(List<String> flags, List<Path> sources, String typed, boolean saved) {
    static Question of(Path source, String... flags) {
        return new Question(
                List.of(flags), List.of(source), "", Stream.of(flags).anyMatch(Question::savesAProfile));
    }

    private static boolean savesAProfile(String flag) {
        return flag.equals("-proto") || flag.equals("-topproto");
    }

    List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(flags);
        sources.forEach(source -> arguments.add(source.toString()));
        return arguments;
    }

    /** The line that shows the real one's answer, from the module's folder. */
    @Override
    public String toString() {
        var line = new StringBuilder(typed.isEmpty() ? "" : "printf '" + typed.replace("\n", "\\n") + "' | ");
        line.append("go tool pprof");
        for (String argument : arguments()) {
            boolean plain = argument.matches("[\\w./=:,-]+");
            line.append(' ').append(plain ? argument : "'" + argument.replace("'", "'\\''") + "'");
        }
        return line.toString();
    }
}
