package dev.flamelab.demo.catalog;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a search has found: how many products, and the best of them. */
record Found(int count, List<Hit> best) {
    JsonObject json(String word) {
        return new JsonObject()
                .put("word", word)
                .put("found", count)
                .put("best", best.stream().map(Hit::json).toList());
    }
}
