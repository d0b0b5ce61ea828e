package dev.flamelab.endpoint;

import io.vertx.core.Future;

/** One thing that is served below {@code /debug/pprof/}. */
interface Kind {
    /** The last part of its path. */
    String name();

    /** For the index page, in HTML. */
    String description();

    /** Never fails: what goes wrong is an answer too. */
    Future<Answer> answer(Call call);
}
