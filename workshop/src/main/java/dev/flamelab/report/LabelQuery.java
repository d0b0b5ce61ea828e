package dev.flamelab.report;

import com.google.re2j.Pattern;
import dev.flamelab.pprof.Label;

/**
 * What a person types to get the samples that carry a label.
 *
 * @param key of the label
 * @param value its text; null for a number
 * @param least the smallest of the numbers that are printed alike
 * @param most the largest of them
 * @param unit of the numbers
 */
record LabelQuery(String key, String value, long least, long most, String unit) {
    static LabelQuery of(Label label, LabelUnits units) {
        return label.isText()
                ? new LabelQuery(label.key(), label.text(), 0, 0, "")
                : new LabelQuery(label.key(), null, label.number(), label.number(), units.of(label.key()));
    }

    /** For that label too, which is printed alike. */
    LabelQuery or(LabelQuery other) {
        return new LabelQuery(key, value, Math.min(least, other.least), Math.max(most, other.most), unit);
    }

    /** As {@code -tagfocus} takes it; empty where it cannot be said. */
    String expression() {
        // The first equals sign ends the key, and a unit is letters only.
        if (key.contains("=") || !unit.chars().allMatch(Character::isLetter)) {
            return "";
        }
        // A comma would end the expression.
        String wanted = value == null
                ? least + unit + ":" + most + unit
                : "^" + Pattern.quote(value).replace(",", "\\x2c") + "$";
        return key + "=" + wanted;
    }
}
