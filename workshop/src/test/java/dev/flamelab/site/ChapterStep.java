package dev.flamelab.site;

import java.util.Map;
import java.util.Set;

/** One thing that a chapter has its reader do. */
sealed interface ChapterStep {
    int line();

    /** A block of commands, and what the chapter says that it prints; null when it does not say. */
    record Run(int line, String script, Map<String, String> words, String output, boolean exact)
            implements ChapterStep {
        private static final Set<String> KNOWN =
                Set.of("background", "silent", "expect-exit", "needs", "test", "reason");

        public Run {
            words = Map.copyOf(words);
            if (!KNOWN.containsAll(words.keySet())) {
                throw new IllegalArgumentException("line " + line + ": of the words " + words.keySet()
                        + " after bash, only these have a meaning: " + KNOWN);
            }
        }

        boolean inBackground() {
            return words.containsKey("background");
        }

        boolean isSilent() {
            return words.containsKey("silent");
        }

        boolean isRun() {
            return !"false".equals(words.get("test"));
        }

        String reason() {
            return words.getOrDefault("reason", "");
        }

        int exitCode() {
            return Integer.parseInt(words.getOrDefault("expect-exit", "0"));
        }

        /** The program without which it is left out, or an empty string. */
        String needs() {
            return words.getOrDefault("needs", "");
        }
    }

    /** A command in the background ends by itself, having printed this. */
    record Ends(int line, String command, String output) implements ChapterStep {}

    /** Ctrl-C for a command in the background. */
    record Stop(int line, String command) implements ChapterStep {}
}
