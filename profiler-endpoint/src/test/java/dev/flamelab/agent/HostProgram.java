package dev.flamelab.agent;

import dev.flamelab.endpoint.PprofEndpoint;
import dev.flamelab.endpoint.PprofOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A program that has an endpoint of its own, starts it when it is told to, and ends when nobody is there to tell. */
final class HostProgram {
    private HostProgram() {}

    public static void main(String[] arguments) throws IOException {
        System.in.read();
        Vertx vertx = Vertx.vertx();
        PprofEndpoint endpoint = PprofEndpoint.start(vertx, PprofOptions.loopback(0))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
        System.out.println(endpoint.url());
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Told to go on.
        }
        System.exit(0);
    }
}
