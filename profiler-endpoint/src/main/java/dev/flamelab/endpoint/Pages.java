package dev.flamelab.endpoint;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gives every request its answer: who is let in, by which method, to what. */
final class Pages {
    private static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);

    private static final String PREFIX = "/debug/pprof";

    /** Mounted at a path that ends so, all that is served is the wall profile, as by the Go package of that name. */
    private static final String FGPROF = "/fgprof";

    private final Access access;
    private final Kinds kinds;
    private final Readers readers;
    private final Bodies bodies = new Bodies();

    Pages(Access access, Kinds kinds, Readers readers) {
        this.access = access;
        this.kinds = kinds;
        this.readers = readers;
    }

    /** Serves what is below the prefix, wherever an application mounts it. */
    void serveOn(Router router) {
        router.route().handler(context -> respond(context, this::inside));
    }

    /** Serves what a server of our own has besides. */
    void serveOn(Router own, Router below) {
        own.route(PREFIX + "/*").subRouter(below);
        own.route("/debug" + FGPROF + "/*").subRouter(below);
        own.route().handler(context -> respond(context, this::outside));
    }

    private void respond(RoutingContext context, Function<RoutingContext, Future<Answer>> answer) {
        HttpServerRequest request = context.request();
        Optional<Answer> refusal = access.refusal(request);
        if (refusal.isPresent()) {
            refusal.get().to(request);
        } else if (!isServed(request.method())) {
            wrongMethod().to(request);
        } else {
            Future.succeededFuture(context)
                    .compose(answer)
                    .otherwise(Pages::inWords)
                    .onSuccess(complete -> readers.send(complete, request));
        }
    }

    static boolean isServed(HttpMethod method) {
        return METHODS.contains(method);
    }

    static Answer wrongMethod() {
        return Answer.refusal(405, "Only GET, HEAD and POST are served").with("Allow", "GET, HEAD, POST");
    }

    private static Answer inWords(Throwable failure) {
        return failure instanceof BadRequest ? Answer.refusal(400, failure.getMessage()) : Failure.unexpected(failure);
    }

    private Future<Answer> inside(RoutingContext context) {
        String mount = mount(context);
        if (mount.endsWith(FGPROF)) {
            return context.normalizedPath().equals(mount) ? of(kinds.named("wall"), context) : outside(context);
        }
        String name = name(context, mount);
        if (name == null) {
            String query = context.request().query() == null
                    ? ""
                    : "?" + context.request().query();
            return Future.succeededFuture(Answer.moved(context.normalizedPath() + "/" + query));
        }
        if (name.isEmpty()) {
            return Future.succeededFuture(Answer.page(kinds.page()));
        }
        Kind kind = kinds.named(name);
        return kind == null ? Future.succeededFuture(Answer.refusal(404, "Unknown profile")) : of(kind, context);
    }

    private Future<Answer> of(Kind kind, RoutingContext context) {
        return Call.read(context, bodies, kind.largestBody())
                .compose(
                        kind::answer,
                        unreadable -> Future.succeededFuture(unread(unreadable).with("Connection", "close")));
    }

    private static Answer unread(Throwable unreadable) {
        return unreadable instanceof Bodies.Full
                ? Answer.tooMany(unreadable.getMessage(), 1)
                : Answer.refusal(400, "The body of this request is too large or was cut off");
    }

    private Future<Answer> outside(RoutingContext context) {
        return Future.succeededFuture(
                context.normalizedPath().equals("/")
                        ? Answer.moved(PREFIX + "/")
                        : Answer.notFound("There is nothing here: profiles are below " + PREFIX + "/"));
    }

    private static String mount(RoutingContext context) {
        String mount = context.mountPoint() == null ? "" : context.mountPoint();
        return mount.endsWith("/") ? mount.substring(0, mount.length() - 1) : mount;
    }

    /** What follows the prefix, slashes included; null when its own slash is missing. */
    private static String name(RoutingContext context, String mount) {
        String path = context.normalizedPath();
        String rest = path.substring(Math.min(mount.length(), path.length()));
        return rest.isEmpty() ? null : decoded(rest.substring(1));
    }

    private static String decoded(String path) {
        try {
            // The prefix keeps what begins with a slash from being taken for a host.
            return new URI("/-/" + path).getPath().substring("/-/".length());
        } catch (URISyntaxException e) {
            return path;
        }
    }
}
