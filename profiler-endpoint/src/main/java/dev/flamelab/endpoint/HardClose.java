package dev.flamelab.endpoint;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Closes a connection at once. Vert.x's own {@code close()} would first send all there is to be sent, and wait for a
 * client that reads nothing; it has no public way that does not.
 */
final class HardClose {
    private HardClose() {}

    static void of(HttpConnection connection) {
        try {
            if (connection instanceof HttpServerConnection own) {
                own.channelHandlerContext().close();
                return;
            }
        } catch (LinkageError e) {
            // A Vert.x that has it elsewhere.
        }
        connection.close();
    }
}
