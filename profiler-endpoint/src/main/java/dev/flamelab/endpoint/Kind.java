package dev.flamelab.endpoint;

import io.vertx.core.Future;

/** One thing that is served below {@code /debug/pprof/}. */
interface Kind {
    /** The last part of its path. */
    String name();

    /** For the index page, in HTML. */
    String description();

    /**
     * Fails only for a bug: what goes wrong is an answer too.
     *
     * @throws BadRequest when the caller got something wrong
     */
    Future<Answer> answer(Call call);

    /** How many bytes may be posted to it. */
    default int largestBody() {
        return 64 << 10;
    }
}
