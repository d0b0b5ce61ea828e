package dev.flamelab.lab;

import com.fasterxml.jackson.annotation.JsonCreator;

/** How far from the key an answer may be: {@code 0.2} in the unit of the question, {@code 10%} of the key. */
public record Tolerance(double amount, boolean isPercent) {
    public Tolerance {
        if (!(amount > 0)) throw new IllegalArgumentException("a tolerance must be more than 0");
    }

    /** @param told a number, or a text with a percent sign */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Tolerance parse(Object told) {
        var text = told.toString();
        return text.endsWith("%")
                ? new Tolerance(Double.parseDouble(text.substring(0, text.length() - 1)), true)
                : new Tolerance(Double.parseDouble(text), false);
    }

    boolean allows(double answer, double key) {
        return Double.isFinite(key) && Math.abs(answer - key) <= (isPercent ? Math.abs(key) * amount / 100 : amount);
    }

    /** As it is told to a person. */
    String shown(Unit unit) {
        return isPercent ? number() + "% of it" : number() + (unit.name().equals("%") ? " points" : " " + unit.name());
    }

    private String number() {
        return amount == Math.rint(amount) ? Long.toString((long) amount) : Double.toString(amount);
    }
}
