package dev.flamelab.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sends what no client would, letter by letter, and closes all that it opened. */
final class RawClient implements AutoCloseable {
    static final int PATIENCE_MILLIS = 60_000;

    private final List<Socket> sockets = new ArrayList<>();
    private final int port;

    RawClient(int port) {
        this.port = port;
    }

    List<Socket> sockets() {
        return sockets;
    }

    Socket connect(String sent) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(socket);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** All that comes back; nothing when the connection is cut off. */
    String answer(String sent) throws IOException {
        try {
            Socket socket = connect(sent);
            socket.shutdownOutput();
            return read(socket);
        } catch (SocketException e) {
            // Cut off within what it sent.
            return "";
        }
    }

    static String read(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return "";
        }
    }

    static List<String> statuses(String answer) {
        return Pattern.compile("HTTP/1\\.[01] (\\d{3}) ")
                .matcher(answer)
                .results()
                .map(status -> status.group(1))
                .toList();
    }

    @Override
    public void close() {
        try {
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
