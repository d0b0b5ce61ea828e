package dev.flamelab.compare;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a story is recognised by.
 *
 * @param pattern regular expression searched in a stack: function names from the root on, joined by {@code ;}
 * @param value the sample type whose shares are meant, such as {@code cpu} or {@code alloc_space}
 * @param floor least percent of what the application has of it that the story must have to count as shown
 */
public record Anchor(String name, String pattern, String value, double floor) {
    public Anchor {
        if (name == null || name.isBlank() || pattern == null) {
            throw new IllegalArgumentException("an anchor needs a name and a pattern");
        }
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "anchor \"" + name + "\" needs a value, the sample type that it is measured by, such as cpu");
        }
        if (!(floor >= 0 && floor <= 100)) {
            throw new IllegalArgumentException(
                    "the floor of anchor \"" + name + "\" is " + floor + ": it must be a percentage, from 0 to 100");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the pattern of anchor \"" + name + "\" is no regular expression: "
                    + e.getDescription() + " in " + pattern);
        }
    }

    /** The pattern, ready to search with. */
    public Pattern compiled() {
        return Pattern.compile(pattern);
    }
}
