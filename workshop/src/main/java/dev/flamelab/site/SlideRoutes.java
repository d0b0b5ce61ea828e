package dev.flamelab.site;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which address shows what. */
final class SlideRoutes {
    private final Decks decks;

    private SlideRoutes(Decks decks) {
        this.decks = decks;
    }

    static Router of(Vertx vertx, Decks decks) {
        var routes = new SlideRoutes(decks);
        Router router = Router.router(vertx);
        router.route().handler(Guard.ofSlides()::check);
        router.route("/").blockingHandler(routes::index);
        router.route("/assets/:name").blockingHandler(routes::asset);
        router.route("/figures/:name").blockingHandler(routes::figure);
        router.route("/:deck").blockingHandler(routes::deck);
        router.errorHandler(404, SlideRoutes::missing);
        router.errorHandler(500, SlideRoutes::failed);
        return router;
    }

    private void index(RoutingContext context) {
        try {
            List<Deck> all = new ArrayList<>();
            for (String name : decks.names()) {
                all.add(decks.get(name));
            }
            if (all.size() == 1) {
                context.redirect("/" + all.get(0).name());
            } else {
                html(context, 200, DeckPage.index(all));
            }
        } catch (IOException | UnknownDeck e) {
            html(context, 500, DeckPage.sentence("These slides cannot be shown", e.getMessage()));
        }
    }

    private void deck(RoutingContext context) {
        try {
            html(context, 200, DeckPage.deck(decks.get(context.pathParam("deck")), view(context)));
        } catch (UnknownDeck e) {
            html(context, 404, DeckPage.sentence("No such deck", e.getMessage()));
        } catch (IOException e) {
            html(context, 500, DeckPage.sentence("This deck cannot be shown", e.getMessage()));
        }
    }

    private static DeckPage.View view(RoutingContext context) {
        var query = context.request().params();
        if (query.contains("speaker")) {
            return DeckPage.View.SPEAKER;
        }
        return query.contains("notes") ? DeckPage.View.HANDOUT : DeckPage.View.ROOM;
    }

    private void asset(RoutingContext context) {
        String name = context.pathParam("name");
        if (!Assets.has(name)) {
            missing(context);
            return;
        }
        context.response().putHeader("Content-Type", Assets.type(name)).end(Assets.read(name));
    }

    private void figure(RoutingContext context) {
        String name = "figures/" + context.pathParam("name");
        if (!Figures.isName(name) || !decks.folder().resolve(name).toFile().isFile()) {
            missing(context);
            return;
        }
        context.response()
                .putHeader("Content-Type", Figures.type(name))
                // A drawing styles itself; it runs nothing and loads nothing all the same.
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .sendFile(decks.folder().resolve(name).toString());
    }

    private static void missing(RoutingContext context) {
        html(
                context,
                404,
                DeckPage.sentence(
                        "Nothing here",
                        "There is no page at " + context.request().path() + "."));
    }

    private static void failed(RoutingContext context) {
        String why = context.failure() == null
                ? "no reason given"
                : context.failure().toString();
        html(context, 500, DeckPage.sentence("This page cannot be shown", why));
    }

    private static void html(RoutingContext context, int status, String page) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(page);
    }
}
