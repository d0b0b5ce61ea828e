package dev.flamelab.endpoint;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Decides who gets in, before anything else is looked at. */
final class Access {
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final PprofOptions options;

    Access(PprofOptions options) {
        this.options = options;
    }

    /** Why this request is not served; empty when it is. */
    Optional<Answer> refusal(HttpServerRequest request) {
        if (!options.exposed() && !Loopback.is(request.localAddress().hostAddress())) {
            return Optional.of(Answer.refusal(
                    403,
                    "Profiles are served on this machine alone: no token is set and exposed(host, token) not said"));
        }
        // A name that an attacker's page made point here would be another one: DNS rebinding.
        if (!isKnown(request.authority(), request.localAddress().hostAddress())) {
            return Optional.of(unknownHost());
        }
        if (isForeign(request)) {
            return Optional.of(Answer.refusal(403, "Requests from pages of other sites are refused"));
        }
        if (options.token() != null && !bearsToken(request.getHeader("Authorization"))) {
            return Optional.of(Answer.refusal(401, "A token is needed, as bearer token or as password")
                    .with("WWW-Authenticate", "Basic realm=\"pprof\", charset=\"UTF-8\""));
        }
        return Optional.empty();
    }

    static Answer unknownHost() {
        return Answer.refusal(403, "The Host of this request is not one that was configured");
    }

    private boolean isKnown(HostAndPort authority, String ownAddress) {
        if (authority == null) {
            return false;
        }
        String host = authority.host();
        return Loopback.is(host)
                || host.equalsIgnoreCase(options.host())
                // No name but the very address that was asked: nobody can have made it point elsewhere before.
                || options.exposed() && host.equals(ownAddress)
                || options.hosts().stream().anyMatch(host::equalsIgnoreCase);
    }

    private static boolean isForeign(HttpServerRequest request) {
        return "cross-site".equalsIgnoreCase(request.getHeader("Sec-Fetch-Site"))
                || request.headers().getAll("Origin").stream().anyMatch(origin -> !isOwn(origin, request.authority()));
    }

    private static boolean isOwn(String origin, HostAndPort authority) {
        try {
            URI uri = new URI(origin);
            int defaultPort = "https".equals(uri.getScheme()) ? 443 : 80;
            int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
            int ownPort = authority.port() < 0 ? defaultPort : authority.port();
            return authority.host().equalsIgnoreCase(uri.getHost()) && port == ownPort;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean bearsToken(String authorization) {
        if (authorization == null) {
            return false;
        }
        String scheme = authorization.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BEARER)) {
            return isToken(authorization.substring(BEARER.length()).strip());
        }
        if (scheme.startsWith(BASIC)) {
            return isToken(password(authorization.substring(BASIC.length()).strip()));
        }
        return false;
    }

    /** The user's name does not matter: {@code http://pprof:TOKEN@host:port/debug/pprof/profile}. */
    private static String password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Takes the same time wherever the two differ. */
    private boolean isToken(String candidate) {
        return MessageDigest.isEqual(
                candidate.getBytes(StandardCharsets.UTF_8), options.token().getBytes(StandardCharsets.UTF_8));
    }
}
