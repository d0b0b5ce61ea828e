package dev.flamelab.compare;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The stacks by which a story is recognised.
 *
 * @param pattern is searched in a stack written root first, function names joined by {@code ;}
 * @param floor the least percent of application samples for the story to count as planted
 */
public record Anchor(String name, String pattern, double floor) {
    public Anchor {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the pattern of anchor " + name + " is no regular expression: " + e.getDescription(), e);
        }
        if (!(floor >= 0 && floor <= 100)) {
            throw new IllegalArgumentException("the floor of anchor " + name + " is no percentage: " + floor);
        }
    }

    /** The pattern, ready to search with. */
    public Pattern compiled() {
        return Pattern.compile(pattern);
    }
}
