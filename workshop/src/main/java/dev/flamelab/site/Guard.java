package dev.flamelab.site;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;

/** What holds for every request: only this machine's own names, only reading, nothing foreign on a page, nothing kept. */
final class Guard {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Guard() {}

    static void check(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
        if (!isOwn(context)) {
            // A foreign name that was made to point here: what DNS rebinding does.
            refuse(context, 403, "These slides are shown under 127.0.0.1 and localhost only.");
        } else if (!READING.contains(context.request().method())) {
            context.response().putHeader("Allow", "GET, HEAD");
            refuse(context, 405, "Slides can be read, and nothing else.");
        } else {
            context.next();
        }
    }

    private static boolean isOwn(RoutingContext context) {
        var asked = context.request().authority();
        int port = context.request().connection().localAddress().port();
        return asked != null
                && asked.port() == port
                && OWN_NAMES.contains(asked.host().toLowerCase(Locale.ROOT));
    }

    private static void refuse(RoutingContext context, int status, String sentence) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(sentence + "\n");
    }
}
