package dev.flamelab.site;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What holds for every request: only names that are ours, only what is meant to be done, nothing from other sites,
 * nothing foreign on a page, nothing kept.
 *
 * @param isOwnName whether a host is one under which this is meant to be reached
 * @param methods what may be done
 * @param policy the Content-Security-Policy
 * @param what is guarded, as a sentence begins
 */
record Guard(Predicate<String> isOwnName, Set<HttpMethod> methods, String policy, String what) {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String NOTHING_ELSE = "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** For slides, which can be read and nothing else. */
    static Guard ofSlides() {
        return new Guard(
                LOOPBACK::contains,
                READING,
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'" + NOTHING_ELSE,
                "Slides");
    }

    /** For profiles, which can be added as well. */
    static Guard ofViewer() {
        return new Guard(
                LOOPBACK::contains,
                Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.DELETE),
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:;"
                        + " connect-src 'self'; worker-src 'self'" + NOTHING_ELSE,
                "Profiles");
    }

    void check(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
        if (!isOwn(context)) {
            // A foreign name that was made to point here: what DNS rebinding does.
            refuse(context, 403, what + " are shown under 127.0.0.1 and localhost only.");
        } else if (!methods.contains(context.request().method())) {
            context.response().putHeader("Allow", "GET, HEAD");
            refuse(context, 405, what + " can be read, and nothing else.");
        } else {
            context.next();
        }
    }

    private boolean isOwn(RoutingContext context) {
        var asked = context.request().authority();
        int port = context.request().connection().localAddress().port();
        return asked != null
                && asked.port() == port
                && isOwnName.test(asked.host().toLowerCase(Locale.ROOT));
    }

    private static void refuse(RoutingContext context, int status, String sentence) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(sentence + "\n");
    }
}
