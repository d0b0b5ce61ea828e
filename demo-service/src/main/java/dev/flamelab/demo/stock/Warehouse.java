package dev.flamelab.demo.stock;

import java.util.EnumMap;
import java.util.Map;

/** What is in stock: counted down as it is reserved, and never below nothing. */
final class Warehouse {
    /** Enough that nobody guesses a voucher. */
    private static final int ROUNDS = 4_000;

    private final int rounds;
    private final Map<Item, Integer> stock = new EnumMap<>(Item.class);

    Warehouse() {
        this(ROUNDS);
    }

    /** @param rounds of work for a voucher */
    Warehouse(int rounds) {
        this.rounds = rounds;
        for (Item item : Item.values()) {
            stock.put(item, item.stock());
        }
    }

    /** Puts so many aside. */
    synchronized Reservation reserve(Item item, int quantity) throws SoldOut {
        int left = leftOf(item, quantity);
        String voucher = Seal.of(item + " " + quantity + " " + left, rounds);
        stock.put(item, left);
        return new Reservation(item, quantity, left, voucher);
    }

    synchronized int stock(Item item) {
        return stock.get(item);
    }

    private int leftOf(Item item, int quantity) throws SoldOut {
        int left = stock.get(item);
        if (left < quantity) {
            throw new SoldOut(item, left);
        }
        return left - quantity;
    }
}
