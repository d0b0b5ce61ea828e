package dev.flamelab.endpoint;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/** A server for profiles alone: HTTP/1.1, with TLS when it is given a certificate, and patience with nobody. */
final class OwnServer {
    /** What the router would answer by itself, without our headers. */
    private static final List<Integer> ROUTERS_OWN = List.of(400, 404, 405, 406, 413, 415, 500);

    private static final int LONGEST_LINE = 64 << 10;

    /** Notes on a request that it came here, and not to a server of the application's. */
    private static final String HERE = "flamelab.own";

    private final PprofOptions options;
    private final HttpServer server;
    private final Connections connections;

    private OwnServer(Vertx vertx, PprofOptions options, Pages pages, Router router) {
        this.options = options;
        this.connections = new Connections(vertx);
        // Over HTTP/2 in clear text Vert.x answers HEAD with a body, and waits for the first bytes without a limit.
        var http = new HttpServerOptions()
                .setHost(options.host())
                .setPort(options.port())
                // Addresses are asked for in the query too.
                .setMaxInitialLineLength(LONGEST_LINE)
                .setHttp2ClearTextEnabled(false)
                .setUseAlpn(false);
        if (options.certificate() != null) {
            http.setSsl(true).setSslEngineOptions(new TlsEngine()).setKeyCertOptions(Tls.certificate(options));
        }
        Router own = router(vertx, pages, router);
        server = vertx.createHttpServer(http)
                .connectionHandler(connections::opened)
                .invalidRequestHandler(OwnServer::refuse)
                .requestHandler(request -> {
                    // Vert.x's router would answer such a request, and log it as a failure of ours.
                    if (request.authority() == null) {
                        Access.unknownHost().to(request);
                    } else {
                        own.handle(request);
                    }
                });
    }

    /** Fails in one sentence. */
    static Future<OwnServer> listen(Vertx vertx, PprofOptions options, Pages pages, Router router) {
        return Tls.check(vertx, options).compose(good -> {
            var own = new OwnServer(vertx, options, pages, router);
            return own.server
                    .listen()
                    .<OwnServer>map(own)
                    .recover(failure -> Future.failedFuture(own.inWords(failure)));
        });
    }

    static boolean serves(RoutingContext context) {
        return context.get(HERE) != null;
    }

    int port() {
        return server.actualPort();
    }

    String url() {
        String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
        return (options.certificate() == null ? "http" : "https") + "://" + host + ":" + port() + "/debug/pprof/";
    }

    Future<Void> close() {
        return server.close();
    }

    private Router router(Vertx vertx, Pages pages, Router profiles) {
        Router own = Router.router(vertx);
        own.route().handler(context -> {
            connections.asked(context.put(HERE, true));
            context.next();
        });
        pages.serveOn(own, profiles);
        ROUTERS_OWN.forEach(status -> own.errorHandler(status, OwnServer::fail));
        return own;
    }

    private static void fail(RoutingContext context) {
        if (context.statusCode() == 500 && context.failure() != null) {
            Failure.unexpected(context.failure()).to(context.request());
        } else if (!Pages.isServed(context.request().method())) {
            Pages.wrongMethod().to(context.request());
        } else {
            // There is no status when the router could not read the path, and 404 when it is none, as in GET *.
            int status = context.statusCode() == 404 ? 400 : Math.max(400, context.statusCode());
            Answer.refusal(status, "This request cannot be understood").to(context.request());
        }
    }

    /** Whatever else it says is not read: where it ends cannot be told. */
    private static void refuse(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Answer answer;
        if (cause instanceof TooLongHttpLineException) {
            answer = Answer.refusal(414, "The first line of this request is longer than the limit");
        } else if (cause instanceof TooLongHttpHeaderException) {
            answer = Answer.refusal(431, "The headers of this request are longer than the limit");
        } else {
            answer = Answer.refusal(400, "This is not a request of HTTP/1.1");
        }
        answer.to(request);
        request.connection().close();
    }

    private Throwable inWords(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return told(failure, "there is no such host: give an address of this machine, or 0.0.0.0 for all.");
        }
        if (!(failure instanceof BindException)) {
            return failure;
        }
        String reason = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("assign")) {
            return told(failure, "give an address that this machine has, or 0.0.0.0 for all of them.");
        }
        if (reason.contains("permission")) {
            return told(failure, "choose a port from 1024 on, which needs no permission.");
        }
        return told(failure, "end the program that holds the port, or choose another; 0 takes a free one.");
    }

    private BindException told(Throwable failure, String cure) {
        var told = new BindException("The profiler endpoint cannot listen on " + options.host() + ":" + options.port()
                + " (" + failure.getMessage() + "): " + cure);
        told.initCause(failure);
        return told;
    }
}
