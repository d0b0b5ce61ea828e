package dev.flamelab.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * Greets a server by TLS over a socket that blocks, to learn why it is not to be had by https.
 *
 * <p>{@link java.net.http.HttpClient} now and then misses the answer of a server that speaks no TLS, and then says
 * after its whole patience that it could not connect.
 */
final class TlsGreeting {
    private static final int HTTPS = 443;

    private TlsGreeting() {}

    /** What TLS has against the server; empty when it has nothing, or when the server does not answer at all. */
    static Optional<SSLException> refusal(URI server, SSLContext context, Duration patience) {
        int port = server.getPort() < 0 ? HTTPS : server.getPort();
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(server.getHost(), port), (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            socket.startHandshake();
            return Optional.empty();
        } catch (SSLException e) {
            return Optional.of(e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
