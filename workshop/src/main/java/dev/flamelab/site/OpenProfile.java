package dev.flamelab.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A profile that was opened: it is being read, or it is there, or it cannot be read.
 *
 * @param name as a list of profiles shows it
 */
record OpenProfile(String id, String name, Progress progress, CompletableFuture<Compared> read) {
    OpenProfile(String id, String name) {
        this(id, name, new Progress(), new CompletableFuture<>());
    }

    /** The profile; fails with a sentence while it is not there. */
    Compared get() {
        if (!read.isDone()) throw BadQuery.tooEarly(name + " is still being read: ask again in a while");
        if (read.isCompletedExceptionally()) throw new BadQuery(failure());
        return read.join();
    }

    private String failure() {
        return read.handle((there, why) -> why.getMessage()).join();
    }

    /** What a list says of it. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("name", name);
        if (!read.isDone()) {
            told.put("state", "loading");
            told.put("done", progress.done());
            told.put("of", progress.of());
            told.put("said", progress.said());
        } else if (read.isCompletedExceptionally()) {
            told.put("state", "failed");
            told.put("said", failure());
        } else {
            told.put("state", "ready");
        }
        return told;
    }
}
