package dev.flamelab.endpoint;

import dev.flamelab.capture.SamplingSession;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.BindException;

/**
 * Serves this JVM's profiles over HTTP, as Go programs do with {@code net/http/pprof}.
 *
 * <pre>{@code
 * PprofEndpoint.start(vertx, PprofOptions.loopback(6060).service("orders"));
 * }</pre>
 *
 * <p>Then {@code go tool pprof http://127.0.0.1:6060/debug/pprof/profile?seconds=5} takes a CPU profile. Profiles are
 * gzipped messages of profile.proto, and paths, parameters, statuses and headers those of Go's package.
 */
public final class PprofEndpoint {
    /** Go's: a sample of each half a megabyte. */
    private static final long ALLOC_INTERVAL_BYTES = 512 << 10;

    private final SamplingSession session;
    private final Kinds kinds;
    private final Router router;
    private HttpServer server;

    private PprofEndpoint(SamplingSession session, Kinds kinds, Router router) {
        this.session = session;
        this.kinds = kinds;
        this.router = router;
    }

    /**
     * Starts to serve on a server of its own. Fails in one sentence when the address cannot be listened on. The
     * profiler runs only while somebody takes a profile.
     */
    public static Future<PprofEndpoint> start(Vertx vertx, PprofOptions options) {
        var session = SamplingSession.open(
                options.service(),
                new SamplingSession.Limits(
                        options.openCaptures(), options.stackDepth(), options.chunkBytes(), ALLOC_INTERVAL_BYTES));
        var kinds = new Kinds(vertx, session, options, vertx.executeBlocking(CommandLine::read));
        var pages = new Pages(new Access(options), kinds);
        var router = Router.router(vertx);
        pages.serveOn(router);
        var endpoint = new PprofEndpoint(session, kinds, router);
        kinds.warmUp();
        return options.host() == null ? Future.succeededFuture(endpoint) : endpoint.listen(vertx, options, pages);
    }

    private Future<PprofEndpoint> listen(Vertx vertx, PprofOptions options, Pages pages) {
        var own = Router.router(vertx);
        pages.serveOn(own, router);
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost(options.host()).setPort(options.port()))
                .requestHandler(request -> {
                    // Vert.x's router would answer such a request, and log it as a failure of ours.
                    if (request.authority() == null) {
                        Access.unknownHost().to(request);
                    } else {
                        own.handle(request);
                    }
                });
        return server.listen().<PprofEndpoint>map(this).recover(failure -> close().transform(
                        closed -> Future.failedFuture(inWords(failure, options))));
    }

    private static Throwable inWords(Throwable failure, PprofOptions options) {
        if (!(failure instanceof BindException)) {
            return failure;
        }
        var inWords = new BindException("The profiler endpoint cannot listen on " + options.host() + ":"
                + options.port() + " (" + failure.getMessage()
                + "): end the program that holds the port, or choose another; 0 takes a free one.");
        inWords.initCause(failure);
        return inWords;
    }

    /**
     * For an application's own server: {@code router.route("/debug/pprof/*").subRouter(endpoint.router())}. Put it
     * before handlers that compress answers or read bodies.
     */
    public Router router() {
        return router;
    }

    /** The port that the endpoint's own server listens on; -1 when it has none. */
    public int port() {
        return server == null ? -1 : server.actualPort();
    }

    /** Ends the open captures and leaves nothing behind: no running profiler, no thread, no file. */
    public Future<Void> close() {
        // Whoever waits is told before the connections go.
        return Future.fromCompletionStage(session.close())
                .eventually(() -> server == null ? Future.succeededFuture() : server.close())
                .onComplete(closed -> kinds.close());
    }
}
