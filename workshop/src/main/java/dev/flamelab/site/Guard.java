package dev.flamelab.site;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What holds for every request: only names that are ours, only what is meant to be done, nothing for pages of others,
 * nothing foreign on a page, nothing kept.
 *
 * @param isOurs whether a request asks for this under a name that is ours
 * @param methods what may be done
 * @param policy the Content-Security-Policy
 * @param things what is guarded, as a sentence begins
 */
record Guard(Predicate<HttpServerRequest> isOurs, Set<HttpMethod> methods, String policy, String things) {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String NO_OTHERS = "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** For slides, which can be read and nothing else. */
    static Guard ofSlides() {
        return new Guard(
                OwnNames::isLoopbackHere,
                READING,
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'" + NO_OTHERS,
                "Slides");
    }

    /** For profiles, which pages of ours can add to. */
    static Guard ofViewer(OwnNames names) {
        return new Guard(
                names::isOneOf,
                Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.DELETE),
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"
                        + " img-src 'self'; connect-src 'self'; worker-src 'self'" + NO_OTHERS,
                "Profiles");
    }

    void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.response()
                .putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
        boolean reads = READING.contains(request.method());
        if (!isOurs.test(request)) {
            // A foreign name that was made to point here: what DNS rebinding does.
            PlainAnswer.send(
                    context, 403, things + " are not shown under this name: use the address as it was printed.");
        } else if (!methods.contains(request.method())) {
            context.response().putHeader("Allow", "GET, HEAD");
            PlainAnswer.send(context, 405, things + " can be read, and nothing else.");
        } else if (isForeign(request)) {
            PlainAnswer.send(context, 403, things + " are not shown to pages of other sites.");
        } else if (!reads && !isOnThisMachine(request)) {
            PlainAnswer.send(
                    context, 403, things + " are changed from this machine only; from others they can be read.");
        } else if (!reads && !isFromOurPage(request)) {
            PlainAnswer.send(context, 403, things + " are changed from pages of their own only.");
        } else {
            context.next();
        }
    }

    private static boolean isForeign(HttpServerRequest request) {
        return request.headers().getAll("Sec-Fetch-Site").stream().anyMatch(site -> !isOwnSite(site, request))
                || request.headers().getAll("Origin").stream().anyMatch(origin -> !isOwnOrigin(origin, request));
    }

    /** A site has many ports and names. Its other pages may link here, but not load anything from here. */
    private static boolean isOwnSite(String site, HttpServerRequest request) {
        return switch (site.toLowerCase(Locale.ROOT)) {
            case "none", "same-origin" -> true;
            case "same-site" ->
                READING.contains(request.method()) && "document".equalsIgnoreCase(request.getHeader("Sec-Fetch-Dest"));
            default -> false;
        };
    }

    /** Whoever is let in to read could else fill this machine's memory, and have it look into files. */
    private static boolean isOnThisMachine(HttpServerRequest request) {
        return Loopback.is(request.connection().remoteAddress().hostAddress());
    }

    /** Every browser says where a request comes from that changes something. */
    private static boolean isFromOurPage(HttpServerRequest request) {
        List<String> origins = request.headers().getAll("Origin");
        return origins.size() == 1 && isOwnOrigin(origins.get(0), request);
    }

    private static boolean isOwnOrigin(String origin, HttpServerRequest request) {
        return origin.equalsIgnoreCase("http://" + request.getHeader("Host"));
    }
}
