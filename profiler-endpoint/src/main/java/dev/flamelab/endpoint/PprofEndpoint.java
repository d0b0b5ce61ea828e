package dev.flamelab.endpoint;

import dev.flamelab.capture.SamplingSession;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Serves this JVM's profiles over HTTP, as Go programs do with {@code net/http/pprof}.
 *
 * <pre>{@code
 * PprofEndpoint.start(vertx, PprofOptions.loopback(6060).service("orders"));
 * }</pre>
 *
 * <p>Then {@code go tool pprof http://127.0.0.1:6060/debug/pprof/profile?seconds=5} takes a CPU profile. Profiles are
 * gzipped messages of profile.proto, and paths, parameters, statuses and headers those of Go's package.
 *
 * <p>A JVM has one profiler, so this library has one endpoint at a time: while one is open, another does not start. The
 * one may have a server of its own and its router in the application's. The agent's endpoint is another copy and may
 * run beside it: then the one that started first has async-profiler, and the other answers 500 where it would use it.
 */
public final class PprofEndpoint {
    /** The one static state there is: the profiler is one per process. */
    private static final AtomicBoolean OPEN = new AtomicBoolean();

    private final SamplingSession session;
    private final Kinds kinds;
    private final Router router;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Promise<Void> closed = Promise.promise();
    private OwnServer server;

    private PprofEndpoint(SamplingSession session, Kinds kinds, Router router) {
        this.session = session;
        this.kinds = kinds;
        this.router = router;
    }

    /**
     * Starts to serve, on a server of its own unless the options are {@link PprofOptions#mounted()}. Fails in one
     * sentence when the address cannot be listened on, the certificate cannot serve, or this JVM has an endpoint
     * already. When it has started, all that is counted since the start is being counted.
     */
    public static Future<PprofEndpoint> start(Vertx vertx, PprofOptions options) {
        if (!OPEN.compareAndSet(false, true)) {
            return Future.failedFuture(new IllegalStateException(
                    "This JVM has a profiler endpoint already: use that one, or close it before another starts."));
        }
        var session = SamplingSession.open(
                options.service(),
                new SamplingSession.Limits(
                        options.openCaptures(),
                        options.stackDepth(),
                        options.chunkBytes(),
                        options.allocIntervalBytes()));
        var kinds = new Kinds(vertx, session, options, vertx.executeBlocking(CommandLine::read));
        var pages = new Pages(new Access(options), kinds, new Readers(vertx));
        var router = Router.router(vertx);
        router.route().handler(PprofEndpoint::asItIs);
        pages.serveOn(router);
        var endpoint = new PprofEndpoint(session, kinds, router);
        kinds.warmUp();
        Future<PprofEndpoint> started = options.host() == null
                ? Future.succeededFuture(endpoint)
                : endpoint.listen(OwnServer.listen(vertx, options, pages, router));
        // What the program does from now on is counted.
        return started.compose(serving -> Future.fromCompletionStage(session.begun(), vertx.getOrCreateContext())
                .map(serving));
    }

    /** What is served is compressed where it is worth it: an application's server must not do it once more. */
    private static void asItIs(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.headers().contains(HttpHeaders.ACCEPT_ENCODING) && !OwnServer.serves(context)) {
            context.response().putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
        context.next();
    }

    private Future<PprofEndpoint> listen(Future<OwnServer> starting) {
        return starting.<PprofEndpoint>map(started -> {
                    server = started;
                    return this;
                })
                .recover(failure -> close().transform(done -> Future.failedFuture(failure)));
    }

    /**
     * For an application's own server: {@code router.route("/debug/pprof/*").order(-1).subRouter(endpoint.router())},
     * where the order puts it before routes that were there when it started, and might answer everything. It may stand
     * behind handlers that read bodies, in a server that compresses answers, and below any path; below one that ends
     * in {@code /fgprof} it serves the wall profile alone.
     */
    public Router router() {
        return router;
    }

    /** The port that the endpoint's own server listens on; -1 when it has none. */
    public int port() {
        return server == null ? -1 : server.port();
    }

    /** Where the endpoint's own server shows what it serves; null when it has none. */
    public String url() {
        return server == null ? null : server.url();
    }

    /** Ends the open captures and leaves nothing behind: no running profiler, no thread, no file. */
    public Future<Void> close() {
        if (closing.compareAndSet(false, true)) {
            // Whoever waits is told before the connections go.
            kinds.endDeltas();
            Future.fromCompletionStage(session.close())
                    .eventually(() -> server == null ? Future.succeededFuture() : server.close())
                    .andThen((done, failure) -> {
                        kinds.close();
                        OPEN.set(false);
                    })
                    .onComplete(closed);
        }
        return closed.future();
    }
}
