package dev.flamelab.demo.stock;

import java.util.Locale;

/** What there is to reserve, and how many of it are in stock when the service starts. */
enum Item {
    SCREW(2_000_000_000),
    LAMP(1_000),
    TABLE(10);

    private final int stock;

    Item(int stock) {
        this.stock = stock;
    }

    int stock() {
        return stock;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
