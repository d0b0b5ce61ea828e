package dev.flamelab.site;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request as it is typed, for what Java's own client does not let one say, and its answer. */
record PlainHttp(int status, List<String> head, String body) {
    static final byte[] NOTHING = {};

    /**
     * Asks for something, and waits for the answer.
     *
     * @param headers lines; a Host of our own is sent unless one is among them
     */
    static PlainHttp ask(int port, String method, String target, List<String> headers, byte[] sent) throws IOException {
        var request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
        if (headers.stream().noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("host:"))) {
            request.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        headers.forEach(line -> request.append(line).append("\r\n"));
        if (sent.length > 0)
            request.append("Content-Length: ").append(sent.length).append("\r\n");
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(sent);
            out.flush();
            return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static PlainHttp get(int port, String target, String... headers) throws IOException {
        return ask(port, "GET", target, List.of(headers), NOTHING);
    }

    private static PlainHttp read(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        List<String> head = answer.substring(0, end).lines().toList();
        return new PlainHttp(Integer.parseInt(head.get(0).split(" ")[1]), head, answer.substring(end + 4));
    }

    Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ": ";
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }
}
