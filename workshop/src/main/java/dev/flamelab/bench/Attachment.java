package dev.flamelab.bench;

import dev.flamelab.endpoint.PprofEndpoint;
import dev.flamelab.endpoint.PprofOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.URI;

/** The profiler endpoint of this JVM, which may be there or not. */
final class Attachment implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    private final PprofOptions options;
    private PprofEndpoint endpoint;

    Attachment(PprofOptions options) {
        this.options = options;
    }

    /** As most will have it. */
    static Attachment usual(String service) {
        return new Attachment(PprofOptions.loopback(0).service(service));
    }

    void attach() {
        if (endpoint != null) return;
        endpoint = PprofEndpoint.start(vertx, options)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    void detach() {
        if (endpoint == null) return;
        endpoint.close().toCompletionStage().toCompletableFuture().join();
        endpoint = null;
    }

    /** Where its profiles are, once it is attached. */
    URI profiles() {
        return URI.create("http://127.0.0.1:" + endpoint.port() + "/debug/pprof/");
    }

    @Override
    public void close() {
        detach();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
