package dev.flamelab.lab;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far somebody has come, as their file of it tells.
 *
 * @param entries what they did, the first thing first
 * @param unclear what is wrong with the lines that say nothing, each with its cure
 */
public record Progress(List<Entry> entries, List<String> unclear) {
    private static final Pattern COUNT = Pattern.compile("^([0-9]{1,4})\\b.*");

    public Progress {
        entries = List.copyOf(entries);
        unclear = List.copyOf(unclear);
    }

    /**
     * One thing that was done.
     *
     * @param story the name of the chapter's story
     * @param result what came of it: a verdict, or how many of how many
     */
    public record Entry(LocalDateTime at, String story, Deed deed, String result) {}

    public static Progress of(Home home) {
        return ProgressFile.of(home).read();
    }

    /** What came of it the last time; empty when it was never done. */
    public Optional<String> latest(Story story, Deed deed) {
        return of(story, deed).map(Entry::result).reduce((former, later) -> later);
    }

    /** Whether it has ever come to this. */
    public boolean has(Story story, Deed deed, String result) {
        return of(story, deed).anyMatch(entry -> entry.result().equals(result));
    }

    /** Whether a fix of theirs has ever passed. */
    public boolean isFixed(Story story) {
        return has(story, Deed.FIX, "PASS");
    }

    /** Whether the fix that passed should still be in place: since then nothing was put back, and no other has failed. */
    public boolean isInPlace(Story story) {
        return entries.stream()
                .filter(entry -> entry.story().equals(story.name()))
                .filter(entry -> entry.deed() == Deed.RESET
                        || entry.deed() == Deed.GOTO
                        || entry.deed() == Deed.FIX && !entry.result().equals("INCONCLUSIVE"))
                .reduce((former, later) -> later)
                .filter(last -> last.result().equals("PASS"))
                .isPresent();
    }

    /** What they did in a chapter since they went to it: whoever goes there once more does it again. */
    public Progress inThisGo(Story story) {
        int from = 0;
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (entry.deed() == Deed.GOTO && entry.story().equals(story.name())) from = i;
        }
        return new Progress(entries.subList(from, entries.size()), List.of());
    }

    /** How many of a story's hints they have seen. */
    public int hints(Story story) {
        return of(story, Deed.HINT)
                .map(entry -> COUNT.matcher(entry.result()))
                .filter(Matcher::matches)
                .mapToInt(count -> Integer.parseInt(count.group(1)))
                .max()
                .orElse(0);
    }

    /** The story they were at last; empty before the first. */
    public Optional<String> current() {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.get(entries.size() - 1).story());
    }

    private Stream<Entry> of(Story story, Deed deed) {
        return entries.stream().filter(entry -> entry.story().equals(story.name()) && entry.deed() == deed);
    }
}
