package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.capture.Invariants;
import dev.flamelab.endpoint.Http.Response;
import dev.flamelab.pprof.ProfileReader;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Within an application's own server. */
class MountedTest {
    /** Behind handlers that read bodies and compress answers, below a path of its own. */
    @ParameterizedTest
    @CsvSource({"/debug/pprof, true", "/internal/pprof, false", "/a/b/c, true"})
    void routerServesWithinAnApplication(String mount, boolean compressed) throws Exception {
        Vertx vertx = Vertx.vertx();
        PprofEndpoint endpoint = TestEndpoint.await(
                PprofEndpoint.start(vertx, PprofOptions.mounted().service("test")));
        try {
            Router router = Router.router(vertx);
            router.route().handler(BodyHandler.create(false));
            router.route(mount + "/*").subRouter(endpoint.router());
            router.route("/own").handler(context -> context.end("own"));
            var options = new HttpServerOptions().setCompressionSupported(compressed);
            int port = TestEndpoint.await(vertx.createHttpServer(options)
                            .requestHandler(router)
                            .listen(0, "127.0.0.1"))
                    .actualPort();
            assertThat(endpoint.port()).isEqualTo(-1);
            assertThat(endpoint.url()).isNull();
            assertThat(send(port, mount + "/").text()).contains("href='profile?debug=1'");
            assertThat(send(port, mount).header("Location")).isEqualTo(mount + "/");
            assertThat(send(port, "/own").text()).isEqualTo("own");
            Response profile = Http.send(port, "GET", mount + "/profile?seconds=1", "Accept-Encoding: gzip, deflate");
            assertThat(profile.status()).isEqualTo(200);
            assertThat(profile.header("Content-Encoding")).isIn(null, "identity");
            assertThat(profile.body()).startsWith(0x1f, 0x8b);
            assertThat(Invariants.hold(ProfileReader.read(profile.body()), "test")
                            .durationNanos())
                    .isGreaterThan(500_000_000);
            assertThat(Http.post(port, mount + "/profile?seconds=1", "seconds=1000")
                            .status())
                    .isEqualTo(400);
        } finally {
            TestEndpoint.await(endpoint.close());
            TestEndpoint.await(vertx.close());
        }
    }

    /** As a README tells to mount it: the route comes last, when the endpoint has started. */
    @Test
    void mountedBeforeRoutesThatAnswerEverythingItIsReached() throws Exception {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.get("/own").handler(context -> context.end("own"));
        router.route().handler(context -> context.response().setStatusCode(404).end("own 404"));
        PprofEndpoint endpoint = TestEndpoint.await(PprofEndpoint.start(vertx, PprofOptions.mounted())
                .onSuccess(started -> router.route("/debug/pprof/*").order(-1).subRouter(started.router())));
        try {
            int port = TestEndpoint.await(
                            vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"))
                    .actualPort();
            assertThat(send(port, "/debug/pprof/").text())
                    .contains("href='profile?debug=1'", "mounts this router at <code>/debug/fgprof/*</code>");
            assertThat(send(port, "/debug/pprof/goroutine?debug=1").text()).startsWith("goroutine profile: total ");
            assertThat(send(port, "/own").text()).isEqualTo("own");
            assertThat(send(port, "/else").text()).isEqualTo("own 404");
        } finally {
            TestEndpoint.await(endpoint.close());
            TestEndpoint.await(vertx.close());
        }
    }

    private static Response send(int port, String path) throws IOException {
        return Http.send(port, "GET", path);
    }
}
