package dev.flamelab.pprof;

/**
 * Something said of a sample: a text, or a number with its unit. A label with neither says nothing, and no reader of
 * the format keeps it.
 *
 * @param text empty for a number
 * @param number 0 for a text
 * @param unit of the number; empty when the key is the unit, as in {@code bytes}
 */
public record Label(String key, String text, long number, String unit) {
    /** A label that is a text. */
    public static Label text(String key, String text) {
        return new Label(key, text, 0, "");
    }

    /** A label that is a number. */
    public static Label number(String key, long number, String unit) {
        return new Label(key, "", number, unit);
    }

    /** Whether this label is a text, not a number. */
    public boolean isText() {
        return !text.isEmpty();
    }

    // Written out, since a program that ends soon would spend more time on having them made than on all else here.

    @Override
    public boolean equals(Object other) {
        return other instanceof Label that
                && number == that.number
                && key.equals(that.key)
                && text.equals(that.text)
                && unit.equals(that.unit);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * key.hashCode() + text.hashCode()) + Long.hashCode(number)) + unit.hashCode();
    }
}
