package dev.flamelab.site;

import dev.flamelab.report.Settings;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Saves settings under a name, and forgets them.
 *
 * @param initial what holds when a page says nothing else
 */
record ConfigRoutes(SavedConfigs configs, Settings initial) {
    void addTo(Router router) {
        router.post("/ui/saveconfig").blockingHandler(this::save);
        router.route("/ui/deleteconfig")
                .method(HttpMethod.DELETE)
                .method(HttpMethod.POST)
                .blockingHandler(this::delete);
    }

    private void save(RoutingContext context) {
        done(context, () -> {
            var params = ViewerRoutes.params(context);
            configs.save(params.getOrDefault("config", ""), ViewQuery.settings(initial, params), params);
        });
    }

    private void delete(RoutingContext context) {
        done(context, () -> configs.delete(ViewerRoutes.params(context).getOrDefault("config", "")));
    }

    private static void done(RoutingContext context, Runnable change) {
        try {
            change.run();
            context.response().end();
        } catch (BadQuery e) {
            PlainAnswer.send(context, 400, e.getMessage());
        }
    }
}
