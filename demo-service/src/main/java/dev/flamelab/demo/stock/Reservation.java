package dev.flamelab.demo.stock;

/**
 * So many of an item that somebody may come for.
 *
 * @param left how many of it were in stock then
 * @param voucher what proves it
 */
record Reservation(Item item, int quantity, int left, String voucher) {
    private static final int LARGE = 10;

    /** Whether it is to be written down, so that somebody orders anew. */
    boolean isLarge() {
        return quantity >= LARGE;
    }
}
