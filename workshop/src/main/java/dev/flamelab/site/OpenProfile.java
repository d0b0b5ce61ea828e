package dev.flamelab.site;

import java.util.concurrent.CompletableFuture;

/**
 * A profile that was opened: it is being read, or it is there, or it cannot be read.
 *
 * @param name as a list of profiles shows it
 */
record OpenProfile(String id, String name, Progress progress, CompletableFuture<Compared> read) {
    boolean isLoading() {
        return !read.isDone();
    }

    /** Why it cannot be read, in one sentence; empty when it can, or nobody knows yet. */
    String failure() {
        if (!read.isCompletedExceptionally()) return "";
        return read.handle((there, why) -> (why.getCause() == null ? why : why.getCause()).getMessage())
                .join();
    }
}
