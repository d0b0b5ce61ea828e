package dev.flamelab.demo.catalog;

import java.util.ArrayList;
import java.util.List;

/** All products there are, the same at every start. */
final class Catalog {
    private static final int SIZE = 12_000;
    private static final List<String> GOODS = List.of("Tea", "Coffee", "Honey", "Rice", "Salt", "Oil", "Jam", "Bread");
    private static final List<String> KINDS = List.of("Dark", "Light", "Mild", "Strong", "Plain");
    private static final List<String> PLACES =
            List.of("the hills of Assam", "a garden in Kent", "the coast near Porto", "an island in the north");

    private Catalog() {}

    /** Read when somebody searches first. */
    private static final class Products {
        private static final List<Product> ALL = read();
    }

    static List<Product> products() {
        return Products.ALL;
    }

    private static List<Product> read() {
        List<Product> products = new ArrayList<>(SIZE);
        for (int i = 0; i < SIZE; i++) {
            String goods = GOODS.get(i % GOODS.size());
            String kind = KINDS.get(i / GOODS.size() % KINDS.size());
            String name = kind + " " + goods + " " + i;
            String text = "%s: %s from %s, packed by hand and sent the same day, number %d of our list"
                    .formatted(name, goods, PLACES.get(i / 7 % PLACES.size()), i);
            products.add(new Product(name, text));
        }
        return List.copyOf(products);
    }
}
