package dev.flamelab.demo.stock;

/** There are not enough of an item. */
final class SoldOut extends Exception {
    private static final long serialVersionUID = 1;

    SoldOut(Item item, int left) {
        super("only " + left + " of item " + item + " are left");
    }
}
