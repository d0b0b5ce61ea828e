package dev.flamelab.site;

import dev.flamelab.pprof.ProfileWriter;
import dev.flamelab.report.FlamePage;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which address shows what of a profile: pprof's own addresses, and the data behind its pages. */
final class ViewerRoutes {
    static final List<String> VIEWS = List.of("flamegraph", "top", "graph", "peek", "source", "traces", "tags");

    /** The page that is saved draws by a script within it; it gets no other rights, not even those of its origin. */
    private static final String EXPORTED = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
            + " img-src data:; sandbox allow-scripts allow-modals";

    private final OpenProfiles profiles;
    private final ViewerOptions options;
    private final SavedConfigs configs;
    private final Shown shown;
    private final AboutData about;
    private final FlameData flames = new FlameData();
    private final Answers answers;

    ViewerRoutes(OpenProfiles profiles, ViewerOptions options) {
        var query = new ViewQuery(options.initial(), options.dialect(), options.allFrames(), options.names());
        this.profiles = profiles;
        this.options = options;
        this.configs = new SavedConfigs(options.savedConfigs());
        this.shown = new Shown(profiles, query);
        this.about = new AboutData(profiles, shown, query, configs);
        this.answers = new Answers(options.surprises());
    }

    Router router(Vertx vertx, OwnNames names) {
        Router router = Router.router(vertx);
        router.route().handler(Guard.ofViewer(names)::check);
        addPages(router);
        new ConfigRoutes(configs, options.initial()).addTo(router);
        new ProfileRoutes(profiles, new Shelf(options.shelves()), Limits.of(options.largest())).addTo(router);
        reading(router, "/ui/data/:name").blockingHandler(this::data, false);
        router.getWithRegex("/(?!ui(/|$)).*").handler(context -> redirect(context, 307, "/ui"));
        router.errorHandler(404, this::unknown);
        router.errorHandler(405, ViewerRoutes::notThat);
        router.errorHandler(500, this::failed);
        return router;
    }

    /** Makes what the first page is going to ask for. Where that fails, the page is told when it asks. */
    void prepare() {
        answers.prepare(() -> flames.tree(shown.asked("flamegraph", Map.of())));
    }

    /** A route for those who look and change nothing. */
    static Route reading(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private void addPages(Router router) {
        Handler<RoutingContext> toFlames = context -> redirect(context, 301, "flamegraph");
        for (String old : List.of("", "flamegraph2", "flamegraphold"))
            reading(router, "/ui/" + old).handler(toFlames);
        // behind those with a slash, which it would take as well
        reading(router, "/ui").handler(context -> redirect(context, 301, "ui/"));
        for (String view : VIEWS) {
            reading(router, "/ui/" + view).blockingHandler(context -> page(context, view), false);
        }
        reading(router, "/ui/assets/:name")
                .handler(ViewerRoutes::assetAtHand)
                .blockingHandler(ViewerRoutes::asset, false);
        reading(router, "/ui/download").blockingHandler(this::download, false);
        reading(router, "/ui/export").blockingHandler(this::export, false);
    }

    private void page(RoutingContext context, String view) {
        List<String> ready = profiles.list().stream()
                .filter(OpenProfile::isReady)
                .map(OpenProfile::id)
                .toList();
        boolean isPlain = context.request().query() == null;
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(new ViewerPage(view, ready, isPlain).html());
    }

    private void data(RoutingContext context) {
        String name = context.pathParam("name");
        ViewData data = named(name);
        if (data == null) {
            missing(context);
            return;
        }
        context.response().putHeader("Content-Type", data.type());
        answers.send(context, body -> data.write(shown.asked(name, params(context)), body));
    }

    private ViewData named(String name) {
        return switch (name) {
            case "about" -> about;
            case "flamegraph" -> flames;
            default -> ViewerData.named(name);
        };
    }

    /** All of it, whatever the page shows. */
    private void download(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "application/vnd.google.protobuf+gzip")
                .putHeader("Content-Disposition", "attachment;filename=profile.pb.gz");
        answers.send(context, body -> ProfileWriter.write(shown.whole(params(context)), body));
    }

    private void export(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", EXPORTED)
                .putHeader("Content-Disposition", "attachment;filename=flamegraph.html");
        answers.send(context, body -> {
            Asked asked = shown.asked("flamegraph", params(context));
            String page = FlamePage.of(asked.profile(), asked.view());
            if (page.isEmpty()) throw new BadQuery("there is nothing above zero to draw: filter less");
            body.write(page.getBytes(StandardCharsets.UTF_8));
        });
    }

    static Map<String, String> params(RoutingContext context) {
        Map<String, String> params = new TreeMap<>();
        context.queryParams().forEach(each -> params.putIfAbsent(each.getKey(), each.getValue()));
        return params;
    }

    /** There are dozens of them to a page, and each would wait for a thread. */
    private static void assetAtHand(RoutingContext context) {
        if (Assets.isAtHand(context.pathParam("name"))) asset(context);
        else context.next();
    }

    private static void asset(RoutingContext context) {
        String name = context.pathParam("name");
        if (Assets.has(name)) {
            context.response().putHeader("Content-Type", Assets.type(name)).end(Assets.read(name));
        } else {
            missing(context);
        }
    }

    /** The same query goes on, as addresses are handed around with theirs. */
    private static void redirect(RoutingContext context, int status, String to) {
        String query = context.request().query();
        context.response()
                .setStatusCode(status)
                .putHeader("Location", query == null ? to : to + "?" + query)
                .end();
    }

    /** Who looks at a page finds the way to others there. */
    private void unknown(RoutingContext context) {
        String accepted = context.request().getHeader("Accept");
        boolean isPage = context.request().path().matches("/ui/[^/]+");
        if (isPage && accepted != null && accepted.contains("text/html")) {
            context.response().setStatusCode(404);
            page(context, "missing");
        } else {
            missing(context);
        }
    }

    private static void missing(RoutingContext context) {
        PlainAnswer.send(
                context,
                404,
                "there is no page at " + context.request().path() + ": there are /ui/" + String.join(", /ui/", VIEWS));
    }

    private static void notThat(RoutingContext context) {
        PlainAnswer.send(
                context,
                405,
                context.request().method() + " is not for " + context.request().path());
    }

    private void failed(RoutingContext context) {
        answers.fail(context, context.failure());
    }
}
