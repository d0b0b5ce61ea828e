package dev.flamelab.demo.order;

import java.util.Locale;

/** What there is to order, and what it costs. */
enum Item {
    LAMP(4_990),
    CHAIR(7_950),
    TABLE(19_900);

    private final int cents;

    Item(int cents) {
        this.cents = cents;
    }

    int cents() {
        return cents;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
