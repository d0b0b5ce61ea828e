package dev.flamelab.demo.stock;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.handler.HttpException;

/** What a caller of {@code /reserve/} asks for: so many of an item. */
record ReserveRequest(Item item, int quantity) {
    static final int DEFAULT_QUANTITY = 1;
    static final int LARGEST_QUANTITY = 100;

    static ReserveRequest parse(MultiMap query) {
        return new ReserveRequest(itemOf(query), quantityOf(query.get("quantity")));
    }

    static Item itemOf(MultiMap query) {
        for (Item item : Item.values()) {
            if (item.toString().equals(query.get("item"))) {
                return item;
            }
        }
        throw new HttpException(400, "item must be screw, lamp or table");
    }

    private static int quantityOf(String text) {
        if (text == null || !text.matches("-?[0-9]+")) {
            return DEFAULT_QUANTITY;
        }
        // A number of ten digits or more is past the bound whatever it is, and might not fit an int.
        int quantity = text.length() < 10 ? Integer.parseInt(text) : Integer.MAX_VALUE;
        if (quantity < 1 || quantity > LARGEST_QUANTITY) {
            throw new HttpException(400, "quantity must be from 1 to " + LARGEST_QUANTITY);
        }
        return quantity;
    }
}
