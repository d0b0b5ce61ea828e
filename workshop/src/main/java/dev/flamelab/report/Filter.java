package dev.flamelab.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which samples a report is about, and which of their frames and labels:
 *
 * <pre>{@code
 * Filter filter = Filter.NOTHING.with(Filter.By.FOCUS, "shop").with(Filter.By.HIDE, "java/util");
 * }</pre>
 *
 * @param expressions what was typed for each; what is not there filters nothing
 */
public record Filter(Map<By, String> expressions) {
    /** Takes every sample as it is. */
    public static final Filter NOTHING = new Filter(Map.of());

    /** What can be filtered by, in the order in which reports name them. */
    public enum By {
        /** Stacks that pass a match. */
        FOCUS("focus", "Focus", true),
        /** Stacks that pass no match. */
        IGNORE("ignore", "Ignore", true),
        /** Frames that do not match. */
        HIDE("hide", "Hide", true),
        /** Frames that match. */
        SHOW("show", "Show", true),
        /** Frames from the outermost match on, and stacks that have one. */
        SHOW_FROM("show_from", "ShowFrom", true),
        /** Samples with a label that matches, or a number within a range. */
        TAGFOCUS("tagfocus", "TagFocus", true),
        /** Samples without such a label. */
        TAGIGNORE("tagignore", "TagIgnore", true),
        /** Labels whose key matches. */
        TAGSHOW("tagshow", "TagShow", true),
        /** Labels whose key does not match. */
        TAGHIDE("taghide", "TagHide", true),
        /** Frames up to the first match, from the leaf; reports do not name it. */
        PRUNE_FROM("prune_from", "PruneFrom", false),
        /** Keys whose labels become the outermost frames; reports do not name it. */
        TAGROOT("tagroot", "TagRoot", false),
        /** Keys whose labels become the innermost frames; reports do not name it. */
        TAGLEAF("tagleaf", "TagLeaf", false);

        private final String option;
        private final String title;
        private final boolean named;

        By(String option, String title, boolean named) {
            this.option = option;
            this.title = title;
            this.named = named;
        }

        /** As pprof's flag is called. */
        public String option() {
            return option;
        }

        /** The warning, in pprof's words, for what was asked for and is nowhere. */
        String matchedNothing() {
            return title + " expression matched no samples";
        }
    }

    public Filter {
        expressions = Map.copyOf(expressions);
    }

    /** The same, and filtered by this too; an empty expression takes it away. */
    public Filter with(By by, String expression) {
        Map<By, String> more = new EnumMap<>(By.class);
        more.putAll(expressions);
        if (expression.isEmpty()) {
            more.remove(by);
        } else {
            more.put(by, expression);
        }
        return new Filter(more);
    }

    /** Whether all samples stay as they are. */
    boolean isNothing() {
        return expressions.isEmpty();
    }

    /** What was typed for this; empty for nothing. */
    public String get(By by) {
        return expressions.getOrDefault(by, "");
    }

    /** What the head of a report says of this filter. */
    List<String> active() {
        List<String> active = new ArrayList<>();
        for (By by : By.values()) {
            if (by.named && expressions.containsKey(by)) {
                active.add(by.option + "=" + get(by));
            }
        }
        return active;
    }

    Regex regex(By by) {
        return Regex.of(by.option, get(by));
    }
}
