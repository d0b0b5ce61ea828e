package dev.flamelab.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A profile that was opened: it is being read, or it is there, or it cannot be read.
 *
 * @param name as a list of profiles shows it
 */
record OpenProfile(String id, String name, Progress progress, CompletableFuture<Opened> read) {
    OpenProfile(String id, String name) {
        this(id, name, new Progress(), new CompletableFuture<>());
    }

    /** Whether it was read, and can be shown. */
    boolean isReady() {
        return read.isDone() && !read.isCompletedExceptionally();
    }

    /** What was read; fails with a sentence while it is not there. */
    Opened get() {
        if (!read.isDone()) throw BadQuery.tooEarly(name + " is still being read: ask again in a while");
        if (read.isCompletedExceptionally()) throw new BadQuery(failure());
        return read.join();
    }

    private String failure() {
        return read.handle((there, why) -> why.getMessage()).join();
    }

    /** Whether it came with the command, and stays as long as that runs. */
    boolean isOwn() {
        return id.equals(OpenProfiles.OWN) || id.equals(OpenProfiles.OWN_BASE);
    }

    /** Ends the reading, or gives back what it took. */
    void close() {
        progress.stop();
        read.thenAccept(Opened::close);
    }

    /** What a list says of it. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("name", name);
        told.put("isOwn", isOwn());
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
