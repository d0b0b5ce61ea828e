package dev.flamelab.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends exactly the bytes that a test means, which no well-behaved client would, and reads what comes back. */
final class Http {
    private static final int PATIENCE_MILLIS = 60_000;

    private Http() {}

    /** @param head the status line and the headers as they came, without the empty line */
    record Response(int status, List<String> head, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Null when there is none. */
        String header(String name) {
            return head.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A request with a Host that is always right, as a polite client sends it. */
    static Response send(int port, String method, String path, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of("Host: 127.0.0.1:" + port));
        all.addAll(List.of(headers));
        return sendBare(port, method + " " + path + " HTTP/1.1", all, "");
    }

    static Response post(int port, String path, String form) throws IOException {
        return sendBare(
                port,
                "POST " + path + " HTTP/1.1",
                List.of(
                        "Host: localhost",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + form.length()),
                form);
    }

    static Response sendBare(int port, String requestLine, List<String> headers, String body) throws IOException {
        return sendBare(InetAddress.getLoopbackAddress(), port, requestLine, headers, body);
    }

    static Response sendBare(InetAddress address, int port, String requestLine, List<String> headers, String body)
            throws IOException {
        try (Socket socket = open(address, port, requestLine, headers, body)) {
            return read(socket.getInputStream());
        }
    }

    /** A connection whose request is sent, and whose response nobody has read yet. */
    static Socket open(int port, String requestLine, List<String> headers, String body) throws IOException {
        return open(InetAddress.getLoopbackAddress(), port, requestLine, headers, body);
    }

    private static Socket open(InetAddress address, int port, String requestLine, List<String> headers, String body)
            throws IOException {
        var socket = new Socket(address, port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        String head = requestLine + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n" + body;
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    static Response read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The connection ended within the head: " + head);
            }
            head.write(next);
        }
        List<String> lines = List.of(head.toString(StandardCharsets.ISO_8859_1).split("\r\n"));
        int status = Integer.parseInt(lines.get(0).split(" ")[1]);
        return new Response(status, lines, in.readAllBytes());
    }
}
