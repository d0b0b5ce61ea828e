package dev.flamelab.endpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where a profiler endpoint listens, who may use it, and how much of the machine it may take. Immutable: each method
 * that takes a value gives new options, and refuses in one sentence (an {@link IllegalArgumentException}) what cannot
 * be meant.
 *
 * <pre>{@code
 * PprofOptions.loopback(6060).service("orders")                                   // for this machine
 * PprofOptions.loopback(6060).exposed("0.0.0.0", token).hosts("orders.internal")  // for others too
 *         .tls(Path.of("orders.crt"), Path.of("orders.key"))
 * }</pre>
 */
public final class PprofOptions {
    private final OptionValues values;

    private PprofOptions(OptionValues values) {
        this.values = values;
    }

    /** For callers on this machine alone, at {@code 127.0.0.1}; port 0 takes a free one. */
    public static PprofOptions loopback(int port) {
        return new PprofOptions(new OptionValues()).with(values -> values.port = port);
    }

    /**
     * Without a server: only {@link PprofEndpoint#router()} is used. Only callers on this machine get in, and none that
     * come through a proxy, unless it is {@link #exposed(String)} with a token.
     */
    public static PprofOptions mounted() {
        return loopback(0).host(null);
    }

    /** Listens on this loopback address; others need {@link #exposed(String, String)}. Null for no server at all. */
    public PprofOptions host(String host) {
        return with(values -> values.host = host);
    }

    /** Listens on this port, from 0 to 65535; 0 takes a free one. */
    public PprofOptions port(int port) {
        return with(values -> values.port = port);
    }

    /** Shows this name of the program in its profiles; {@code java} by default. */
    public PprofOptions service(String service) {
        return with(values -> values.service = service);
    }

    /**
     * Asks callers for this token, as bearer token or as the password of basic authentication. At least 16 characters
     * that can be seen, all of ASCII; none is asked for by default.
     */
    public PprofOptions token(String token) {
        return with(values -> values.token = token);
    }

    /** Serves other machines too, whose callers know the token. The address 0.0.0.0 means all of this machine's. */
    public PprofOptions exposed(String host, String token) {
        OptionValues.require(
                host != null && HostName.isValid(host),
                "What is exposed needs an address to listen on, 0.0.0.0 for all of this machine's; '" + host
                        + "' is none.");
        return with(values -> {
            values.host = host;
            values.token = token;
            values.exposed = true;
        });
    }

    /** Serves other machines too, where {@link PprofEndpoint#router()} is mounted, to callers who know the token. */
    public PprofOptions exposed(String token) {
        return with(values -> {
            values.token = token;
            values.exposed = true;
        });
    }

    /**
     * Lets callers use these names for this machine, without port; besides localhost, loopback addresses, the address
     * listened on, and when exposed the address that was asked.
     */
    public PprofOptions hosts(String... hosts) {
        OptionValues.require(
                hosts != null && Stream.of(hosts).allMatch(Objects::nonNull),
                "The host names of the profiler endpoint cannot be null: give names, or none.");
        return with(values -> values.hosts = Set.copyOf(List.of(hosts)));
    }

    /**
     * Has the endpoint's own server speak TLS alone. Both files are PEM; the certificate comes first in its file, then
     * those that vouch for it. The key has no password. They are read once, at the start, which fails if it cannot.
     */
    public PprofOptions tls(Path certificate, Path key) {
        return with(values -> {
            values.certificate = certificate;
            values.key = key;
        });
    }

    /** Refuses captures longer than this: from a second to an hour, in whole seconds; 5 minutes by default. */
    public PprofOptions longest(Duration longest) {
        OptionValues.require(longest != null, "The longest capture cannot be null: give a number of seconds.");
        return with(values -> values.longest = longest);
    }

    /** Refuses a capture when this many are open: from 1 to 1000, 8 by default. */
    public PprofOptions openCaptures(int openCaptures) {
        return with(values -> values.openCaptures = openCaptures);
    }

    /** Keeps this many frames of a stack, from the leaf on: from 1 to 2048, 512 by default. */
    public PprofOptions stackDepth(int stackDepth) {
        return with(values -> values.stackDepth = stackDepth);
    }

    /**
     * Reads a recording when it has this size in bytes: from 1 MiB to 1 GiB, 16 MiB by default. A trace of more than 16
     * times that is refused.
     */
    public PprofOptions chunkBytes(long chunkBytes) {
        return with(values -> values.chunkBytes = chunkBytes);
    }

    /**
     * Samples one allocation in this many bytes: from 16 KiB to 1 GiB, 512 KiB by default as in Go. 0 samples none, and
     * then {@code allocs} and {@code heap} are not served.
     */
    public PprofOptions allocIntervalBytes(long allocIntervalBytes) {
        return with(values -> values.allocIntervalBytes = allocIntervalBytes);
    }

    /** The address to listen on; null for none. */
    public String host() {
        return values.host;
    }

    /** The port to listen on; 0 for a free one. */
    public int port() {
        return values.port;
    }

    String service() {
        return values.service;
    }

    String token() {
        return values.token;
    }

    boolean exposed() {
        return values.exposed;
    }

    Set<String> hosts() {
        return values.hosts;
    }

    Path certificate() {
        return values.certificate;
    }

    Path key() {
        return values.key;
    }

    Duration longest() {
        return values.longest;
    }

    int openCaptures() {
        return values.openCaptures;
    }

    int stackDepth() {
        return values.stackDepth;
    }

    long chunkBytes() {
        return values.chunkBytes;
    }

    long allocIntervalBytes() {
        return values.allocIntervalBytes;
    }

    /** Tells everything but the token. */
    @Override
    public String toString() {
        return "PprofOptions[" + (host() == null ? "mounted" : host() + ":" + port()) + ", service=" + service()
                + ", token=" + (token() == null ? "none" : "***") + ", exposed=" + exposed() + ", hosts=" + hosts()
                + ", certificate=" + certificate() + ", key=" + key() + ", longest=" + longest() + ", openCaptures="
                + openCaptures() + ", stackDepth=" + stackDepth() + ", chunkBytes=" + chunkBytes()
                + ", allocIntervalBytes=" + allocIntervalBytes() + "]";
    }

    private PprofOptions with(Consumer<OptionValues> change) {
        OptionValues changed = values.copy();
        change.accept(changed);
        changed.validate();
        return new PprofOptions(changed);
    }
}
