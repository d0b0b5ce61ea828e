package dev.flamelab.demo.catalog;

import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;

/** Answers {@code /search/?word=} with the products that have the word in their text. */
public final class SearchEndpoint implements Handler<RoutingContext> {
    private static final int LONGEST_WORD = 40;

    private final WorkerExecutor workers;
    private final Search search = new Search();

    public SearchEndpoint(WorkerExecutor workers) {
        this.workers = workers;
    }

    @Override
    public void handle(RoutingContext ctx) {
        String word = ctx.queryParams().get("word");
        if (word == null || !word.matches("\\p{Alnum}{1," + LONGEST_WORD + "}")) {
            throw new HttpException(
                    400, "word must be 1 to " + LONGEST_WORD + " letters and digits of the English alphabet");
        }
        workers.executeBlocking(() -> search.find(word), false)
                .onSuccess(found -> ctx.json(found.json(word)))
                .onFailure(ctx::fail);
    }
}
