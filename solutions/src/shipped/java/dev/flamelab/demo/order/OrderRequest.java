package dev.flamelab.demo.order;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.handler.HttpException;

/** What a caller of {@code /order/} asks for: so many of an item. */
record OrderRequest(Item item, int quantity) {
    static final int DEFAULT_QUANTITY = 1;
    static final int LARGEST_QUANTITY = 100;

    static OrderRequest parse(MultiMap query) {
        return new OrderRequest(itemOf(query.get("item")), quantityOf(query.get("quantity")));
    }

    /** In cents; from ten on it is a tenth less. */
    int price() {
        int price = item.cents() * quantity;
        return quantity < 10 ? price : price - price / 10;
    }

    private static Item itemOf(String text) {
        for (Item item : Item.values()) {
            if (item.toString().equals(text)) {
                return item;
            }
        }
        throw new HttpException(400, "item must be lamp, chair or table");
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
