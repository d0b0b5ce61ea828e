package dev.flamelab.endpoint;

import java.time.Duration;
import java.util.Set;

/**
 * Where a profiler endpoint listens, who may use it, and how much of the machine it may take.
 *
 * <pre>{@code
 * PprofOptions.loopback(6060).service("orders")                                   // for this machine
 * PprofOptions.loopback(6060).exposed("0.0.0.0", token).hosts("orders.internal")  // for others too
 * }</pre>
 *
 * @param host the address to listen on; null for none, when only {@link PprofEndpoint#router()} is used
 * @param port to listen on; 0 for a free one
 * @param service the program's name, shown in its profiles
 * @param token what a caller has to know; null for nothing. At least 16 characters
 * @param exposed whether other addresses than loopback are meant; not without a token
 * @param hosts names that callers may use for this machine besides localhost, loopback addresses, {@code host}, and when
 *     exposed the address itself
 * @param longest the longest capture, in whole seconds; who asks for more is refused
 * @param openCaptures how many captures may be open at once; who comes then is refused
 * @param stackDepth how many frames of a stack are kept, from the leaf on
 * @param chunkBytes how large a recording may grow on disk before it is read
 */
public record PprofOptions(
        String host,
        int port,
        String service,
        String token,
        boolean exposed,
        Set<String> hosts,
        Duration longest,
        int openCaptures,
        int stackDepth,
        long chunkBytes) {

    private static final int SHORTEST_TOKEN = 16;

    /** @throws IllegalArgumentException in one sentence, when the options contradict each other */
    public PprofOptions {
        hosts = Set.copyOf(hosts);
        require(port >= 0 && port <= 65535, "The port of the profiler endpoint must be between 0 and 65535.");
        require(longest.compareTo(Duration.ofSeconds(1)) >= 0, "The longest capture must be at least a second.");
        require(openCaptures >= 1, "At least one capture must be allowed to be open.");
        require(stackDepth >= 1 && stackDepth <= 2048, "The stack depth must be between 1 and 2048 frames.");
        require(chunkBytes >= 1 << 20, "A chunk must be allowed to have at least a megabyte (1048576 bytes).");
        require(
                token == null || token.length() >= SHORTEST_TOKEN,
                "The token of the profiler endpoint must have at least " + SHORTEST_TOKEN + " characters.");
        require(
                !exposed || token != null,
                "The profiler endpoint is not exposed without a token: anyone who reached it could read this JVM.");
        require(
                exposed || host == null || Loopback.is(host),
                "The profiler endpoint listens on " + (host == null || host.isEmpty() ? "all addresses" : host)
                        + " only when told by exposed(host, token); otherwise give it a loopback address.");
    }

    /** For callers on this machine alone. */
    public static PprofOptions loopback(int port) {
        return new PprofOptions(
                "127.0.0.1", port, "java", null, false, Set.of(), Duration.ofMinutes(5), 8, 512, 16 << 20);
    }

    /** Without a server: only {@link PprofEndpoint#router()} is used, and only callers on this machine get in. */
    public static PprofOptions mounted() {
        return loopback(0).host(null);
    }

    /** With this address to listen on. */
    public PprofOptions host(String newHost) {
        return new PprofOptions(
                newHost, port, service, token, exposed, hosts, longest, openCaptures, stackDepth, chunkBytes);
    }

    /** With this name of the program. */
    public PprofOptions service(String newService) {
        return new PprofOptions(
                host, port, newService, token, exposed, hosts, longest, openCaptures, stackDepth, chunkBytes);
    }

    /** With a token that callers must send, as bearer token or as the password of basic authentication. */
    public PprofOptions token(String newToken) {
        return new PprofOptions(
                host, port, service, newToken, exposed, hosts, longest, openCaptures, stackDepth, chunkBytes);
    }

    /** For callers on other machines, who know the token. The address 0.0.0.0 means all of this machine's. */
    public PprofOptions exposed(String newHost, String newToken) {
        return new PprofOptions(
                newHost, port, service, newToken, true, hosts, longest, openCaptures, stackDepth, chunkBytes);
    }

    /** With these names that callers may use for this machine. */
    public PprofOptions hosts(String... newHosts) {
        return new PprofOptions(
                host, port, service, token, exposed, Set.of(newHosts), longest, openCaptures, stackDepth, chunkBytes);
    }

    /** With this longest capture. */
    public PprofOptions longest(Duration newLongest) {
        return new PprofOptions(
                host, port, service, token, exposed, hosts, newLongest, openCaptures, stackDepth, chunkBytes);
    }

    /** With this many captures at once. */
    public PprofOptions openCaptures(int newOpenCaptures) {
        return new PprofOptions(
                host, port, service, token, exposed, hosts, longest, newOpenCaptures, stackDepth, chunkBytes);
    }

    /** With this many frames of a stack. */
    public PprofOptions stackDepth(int newStackDepth) {
        return new PprofOptions(
                host, port, service, token, exposed, hosts, longest, openCaptures, newStackDepth, chunkBytes);
    }

    /** With recordings read when they have this size. */
    public PprofOptions chunkBytes(long newChunkBytes) {
        return new PprofOptions(
                host, port, service, token, exposed, hosts, longest, openCaptures, stackDepth, newChunkBytes);
    }

    /** Tells everything but the token. */
    @Override
    public String toString() {
        return "PprofOptions[" + host + ":" + port + ", service=" + service + ", token="
                + (token == null ? "none" : "***") + ", exposed=" + exposed + ", hosts=" + hosts + "]";
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
