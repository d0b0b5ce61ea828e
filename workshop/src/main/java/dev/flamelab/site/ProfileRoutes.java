package dev.flamelab.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.report.ReportError;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells which profiles are open and which could be, and opens more: a dump that lies ready, or what a page sends.
 *
 * @param largest how many bytes may be sent
 */
record ProfileRoutes(OpenProfiles profiles, Shelf shelf, long largest) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 200;

    void addTo(Router router) {
        ViewerRoutes.reading(router, "/ui/data/profiles").blockingHandler(this::list, false);
        router.post("/ui/profiles").handler(this::open);
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
        Future<OpenProfile> opened = file.isEmpty()
                ? sent(context, name(params.getOrDefault("name", "")))
                : context.vertx().executeBlocking(() -> profiles.open(file, shelf.find(file)), false);
        opened.onSuccess(profile -> json(context, profile.told())).onFailure(why -> refuse(context, why));
    }

    private Future<OpenProfile> sent(RoutingContext context, String name) {
        return Upload.of(context.vertx(), context.request(), largest).compose(upload -> context.vertx()
                .executeBlocking(() -> open(name, upload), false)
                .onComplete(done -> upload.close()));
    }

    private OpenProfile open(String name, Upload upload) throws Exception {
        try {
            return profiles.open(name, upload.file());
        } catch (LabError e) {
            // nobody knows it by the name that it has here
            throw new BadQuery(e.getMessage().replace(Home.shown(upload.file()), name));
        }
    }

    private void refuse(RoutingContext context, Throwable why) {
        if (why instanceof BadQuery || why instanceof LabError || why instanceof ReportError) {
            PlainAnswer.send(context, 400, why.getMessage());
        } else if (!context.response().closed()) {
            context.fail(why);
        }
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
        String name = given.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        if (name.isEmpty()) return "a profile without a name";
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
