package dev.flamelab.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.lab.LabError;
import dev.flamelab.report.ReportError;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells which profiles are open and which could be, opens more, a dump that lies ready or what a page sends, and closes
 * them. Who goes away while a profile is read does not want it any more.
 */
record ProfileRoutes(OpenProfiles profiles, Shelf shelf, Limits limits) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 200;

    void addTo(Router router) {
        ViewerRoutes.reading(router, "/ui/data/profiles").blockingHandler(this::list, false);
        router.post("/ui/profiles").handler(this::open);
        router.delete("/ui/profiles").blockingHandler(this::close, false);
    }

    private void list(RoutingContext context) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("open", profiles.list().stream().map(OpenProfile::told).toList());
        all.put("files", shelf.names());
        json(context, all);
    }

    private void open(RoutingContext context) {
        var params = ViewerRoutes.params(context);
        String file = params.getOrDefault("file", "");
        try {
            OpenProfile opening = profiles.add(file.isEmpty() ? name(params.getOrDefault("name", "")) : shown(file));
            context.response().closeHandler(gone -> profiles.close(opening));
            Future<Opened> opened = file.isEmpty() ? sent(context, opening) : lying(context, opening, file);
            opened.onSuccess(read -> json(context, opening.told())).onFailure(why -> {
                profiles.close(opening);
                refuse(context, why);
            });
        } catch (BadQuery e) {
            refuse(context, e);
        }
    }

    private Future<Opened> lying(RoutingContext context, OpenProfile opening, String file) {
        return context.vertx()
                .executeBlocking(
                        () -> profiles.read(
                                opening, progress -> profiles.files().read(shelf.find(file), progress)),
                        false);
    }

    private Future<Opened> sent(RoutingContext context, OpenProfile opening) {
        return Upload.of(context.vertx(), context.request(), opening.name(), limits, opening.progress())
                .compose(upload -> context.vertx()
                        .executeBlocking(
                                () -> profiles.read(
                                        opening,
                                        progress -> Sent.read(upload, opening.name(), profiles.files(), progress)),
                                false));
    }

    private void close(RoutingContext context) {
        try {
            profiles.close(ViewerRoutes.params(context).getOrDefault("profile", ""));
            context.response().end();
        } catch (BadQuery e) {
            refuse(context, e);
        }
    }

    private void refuse(RoutingContext context, Throwable why) {
        if (context.response().closed()) return;
        boolean isTheirs = why instanceof BadQuery
                || why instanceof LabError
                || why instanceof ReportError
                || why instanceof Progress.Stopped;
        if (!isTheirs) context.fail(why);
        else if (context.request().isEnded()) PlainAnswer.send(context, 400, why.getMessage());
        else PlainAnswer.sendLast(context, 400, why.getMessage());
    }

    private static void json(RoutingContext context, Object what) {
        try {
            context.response().putHeader("Content-Type", "application/json").end(JSON.writeValueAsString(what));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a list may show it, whatever a page calls it. */
    private static String name(String given) {
        String name = shown(given.replaceAll(".*[/\\\\]", ""));
        return name.isEmpty() ? "a profile without a name" : name;
    }

    private static String shown(String given) {
        String shown = given.replaceAll("\\p{Cntrl}", "");
        return shown.substring(0, Math.min(LONGEST_NAME, shown.length()));
    }
}
