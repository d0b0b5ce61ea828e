package dev.flamelab.lab;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One thing that the doctor looked at.
 *
 * @param name of the thing, one word
 * @param found what it is like, in a line
 * @param cure what to do about it; empty when there is nothing to do
 */
public record Finding(String name, Mark mark, String found, String cure) {
    /** What a finding means for the course. */
    public enum Mark {
        /** As it should be. */
        OK,
        /** Works, but worth knowing. */
        NOTE,
        /** The course will not work, or not well, before this is cured. */
        MISS;

        /** As it is printed. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String name, String found) {
        return new Finding(name, Mark.OK, found, "");
    }

    static Finding note(String name, String found, String cure) {
        return new Finding(name, Mark.NOTE, found, cure);
    }

    static Finding miss(String name, String found, String cure) {
        return new Finding(name, Mark.MISS, found, cure);
    }
}
