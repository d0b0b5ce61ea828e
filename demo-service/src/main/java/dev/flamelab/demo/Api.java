package dev.flamelab.demo;

import dev.flamelab.demo.catalog.SearchEndpoint;
import dev.flamelab.demo.concat.ConcatEndpoint;
import dev.flamelab.demo.fib.FibEndpoint;
import dev.flamelab.demo.notify.NotifyEndpoint;
import dev.flamelab.demo.order.OrderEndpoint;
import dev.flamelab.demo.session.SessionEndpoint;
import dev.flamelab.demo.stock.StockEndpoint;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The paths of the service, those of the stories and {@code /health}; whatever goes wrong is told in JSON. */
final class Api {
    private static final Logger LOG = Logger.getLogger(Api.class.getName());

    private final AtomicLong answered = new AtomicLong();

    Router router(Vertx vertx, WorkerExecutor workers) {
        Router router = Router.router(vertx);
        get(router, "health").handler(this::health);
        Map<String, Handler<RoutingContext>> stories = stories(vertx, workers);
        stories.forEach(
                (name, endpoint) -> get(router, name).handler(this::count).handler(endpoint));
        String paths = "/" + String.join("/, /", stories.keySet()) + "/";
        router.errorHandler(400, ctx -> fail(ctx, 400, reason(ctx)));
        router.errorHandler(404, ctx -> fail(ctx, 404, "there is no such path: try " + paths + " or /health"));
        router.errorHandler(405, ctx -> {
            ctx.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            fail(ctx, 405, "only GET and HEAD are answered here");
        });
        router.errorHandler(500, ctx -> {
            LOG.log(
                    Level.SEVERE,
                    ctx.failure(),
                    () -> "cannot answer " + ctx.request().uri());
            fail(ctx, 500, "the service failed: its log says why");
        });
        return router;
    }

    /** What answers, by path, in the order of the stories. */
    private static Map<String, Handler<RoutingContext>> stories(Vertx vertx, WorkerExecutor workers) {
        Map<String, Handler<RoutingContext>> stories = new LinkedHashMap<>();
        stories.put("fib", new FibEndpoint(workers));
        stories.put("concat", new ConcatEndpoint(workers));
        stories.put("session", new SessionEndpoint());
        stories.put("notify", new NotifyEndpoint(workers));
        var stock = new StockEndpoint(vertx);
        stories.put("reserve", stock::reserve);
        stories.put("stock", stock::show);
        var orders = new OrderEndpoint(workers);
        stories.put("order", orders::place);
        stories.put("orders", orders::show);
        stories.put("search", new SearchEndpoint(workers));
        return stories;
    }

    private static Route get(Router router, String name) {
        return router.routeWithRegex("/" + name + "/?").method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private void health(RoutingContext ctx) {
        ctx.json(new JsonObject().put("status", "UP").put("requests", answered.get()));
    }

    private void count(RoutingContext ctx) {
        ctx.addEndHandler(ended -> {
            if (ended.succeeded()) {
                answered.incrementAndGet();
            }
        });
        ctx.next();
    }

    private static String reason(RoutingContext ctx) {
        return ctx.failure() instanceof HttpException refusal && refusal.getPayload() != null
                ? refusal.getPayload()
                : "the request cannot be read";
    }

    private static void fail(RoutingContext ctx, int status, String reason) {
        ctx.response().setStatusCode(status);
        ctx.json(new JsonObject().put("error", reason));
    }
}
