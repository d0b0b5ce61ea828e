package dev.flamelab.demo.order;

import java.util.Locale;

/**
 * An order that was taken.
 *
 * @param cents what it costs altogether
 */
record Order(int number, Item item, int quantity, int cents) {
    /** What the customer gets to read. */
    String confirmation() {
        return String.format(
                Locale.ROOT, "Order %d: %d x %s, %d.%02d", number, quantity, item, cents / 100, cents % 100);
    }
}
