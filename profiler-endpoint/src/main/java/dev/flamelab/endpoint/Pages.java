package dev.flamelab.endpoint;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Gives every request its answer: who is let in, by which method, to what. */
final class Pages {
    private static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);

    private final Access access;
    private final Supplier<String> shortcoming;
    private final Map<String, Kind> kinds = new TreeMap<>();

    Pages(Access access, Supplier<String> shortcoming, Collection<Kind> kinds) {
        this.access = access;
        this.shortcoming = shortcoming;
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        answer(context).otherwise(Failure::unexpected).onSuccess(answer -> answer.to(request));
    }

    private Future<Answer> answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Answer> refusal = access.refusal(request);
        if (refusal.isPresent()) {
            return Future.succeededFuture(refusal.get());
        }
        if (!METHODS.contains(request.method())) {
            return Future.succeededFuture(
                    Answer.refusal(405, "Only GET, HEAD and POST are served").with("Allow", "GET, HEAD, POST"));
        }
        String name = name(context);
        if (name == null) {
            String query = request.query() == null ? "" : "?" + request.query();
            return Future.succeededFuture(Answer.moved(context.normalizedPath() + "/" + query));
        }
        if (name.isEmpty()) {
            return Future.succeededFuture(Answer.page(IndexPage.html(kinds.values(), shortcoming.get())));
        }
        Kind kind = kinds.get(name);
        if (kind == null) {
            return Future.succeededFuture(Answer.refusal(404, "Unknown profile"));
        }
        return Call.read(context)
                .compose(
                        kind::answer,
                        unreadable -> Future.succeededFuture(
                                Answer.refusal(400, "The body of this request is not a form that can be read")));
    }

    /** What follows the prefix, slashes included; null when its own slash is missing. */
    private static String name(RoutingContext context) {
        String mount = context.mountPoint() == null ? "" : context.mountPoint();
        String path = context.normalizedPath();
        String prefix = mount.endsWith("/") ? mount.substring(0, mount.length() - 1) : mount;
        String rest = path.substring(Math.min(prefix.length(), path.length()));
        return rest.isEmpty() ? null : rest.substring(1);
    }
}
