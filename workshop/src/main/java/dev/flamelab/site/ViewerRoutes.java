package dev.flamelab.site;

import dev.flamelab.report.ReportError;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which address shows what of a profile: pprof's own addresses, and the data behind its pages. */
final class ViewerRoutes {
    static final List<String> VIEWS = List.of("flamegraph", "top", "graph", "peek", "source", "traces", "tags");

    private final OpenProfiles profiles;
    private final ViewQuery query;

    private ViewerRoutes(OpenProfiles profiles, ViewQuery query) {
        this.profiles = profiles;
        this.query = query;
    }

    static Router of(Vertx vertx, OpenProfiles profiles, ViewQuery query) {
        var routes = new ViewerRoutes(profiles, query);
        Router router = Router.router(vertx);
        router.route().handler(Guard.ofViewer()::check);
        router.get("/ui/").handler(context -> redirect(context, 301, "flamegraph"));
        for (String old : List.of("flamegraph2", "flamegraphold")) {
            router.get("/ui/" + old).handler(context -> redirect(context, 301, "flamegraph"));
        }
        router.get("/ui/assets/:name").blockingHandler(ViewerRoutes::asset, false);
        router.get("/ui/data/:name").blockingHandler(routes::data, false);
        for (String view : VIEWS) {
            router.get("/ui/" + view).handler(context -> html(context, ViewerPage.of(view)));
        }
        router.getWithRegex("/ui/.+").handler(ViewerRoutes::missing);
        router.get("/ui").handler(context -> redirect(context, 301, "ui/"));
        router.get().handler(context -> redirect(context, 307, "/ui"));
        router.errorHandler(404, ViewerRoutes::missing);
        router.errorHandler(500, ViewerRoutes::failed);
        return router;
    }

    private void data(RoutingContext context) {
        String name = context.pathParam("name");
        ViewData data = ViewerData.named(name);
        if (data == null) {
            missing(context);
            return;
        }
        try {
            Asked asked = asked(name, params(context));
            context.response().putHeader("Content-Type", data.type());
            // not closed when it fails: what has been sent must not look complete
            var body = new ChunkedBody(context.response());
            data.write(asked, body);
            body.close();
        } catch (BadQuery | ReportError e) {
            text(context, 400, e.getMessage());
        } catch (IOException e) {
            context.request().connection().close();
        }
    }

    private Asked asked(String page, Map<String, String> params) {
        var view = query.view(page, params);
        Compared compared =
                profiles.find(params.getOrDefault("profile", "")).read().join();
        return new Asked(compared.difference(), compared.base(), compared.isDiffBase(), view, params);
    }

    private static Map<String, String> params(RoutingContext context) {
        Map<String, String> params = new TreeMap<>();
        context.queryParams().forEach(each -> params.putIfAbsent(each.getKey(), each.getValue()));
        return params;
    }

    private static void asset(RoutingContext context) {
        String name = context.pathParam("name");
        if (!Assets.has(name)) {
            missing(context);
            return;
        }
        Buffer asset = Assets.read(name);
        context.response().putHeader("Content-Type", Assets.type(name)).end(asset);
    }

    /** The same query goes on, as addresses are handed around with theirs. */
    private static void redirect(RoutingContext context, int status, String to) {
        String query = context.request().query();
        context.response()
                .setStatusCode(status)
                .putHeader("Location", query == null ? to : to + "?" + query)
                .end();
    }

    private static void missing(RoutingContext context) {
        text(context, 404, "There is no page at " + context.request().path() + ".");
    }

    private static void failed(RoutingContext context) {
        Throwable why = context.failure();
        text(context, 500, "This page cannot be shown: " + (why == null ? "no reason given" : why.toString()));
    }

    private static void text(RoutingContext context, int status, String sentence) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(sentence + "\n");
    }

    private static void html(RoutingContext context, String page) {
        context.response().putHeader("Content-Type", "text/html; charset=utf-8").end(page);
    }
}
