package dev.flamelab.demo.catalog;

import io.vertx.core.json.JsonObject;

/** A product that was found, its text with the word marked, and where the word stands in it first. */
record Hit(Product product, String marked, int at) {
    JsonObject json() {
        return new JsonObject().put("name", product.name()).put("text", marked);
    }
}
