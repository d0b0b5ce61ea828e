package dev.flamelab.endpoint;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides who gets in, before anything else is looked at. */
final class Access {
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    /** Behind a proxy on this machine everybody seems to be on this machine. */
    private static final List<String> PROXIED = List.of(
            "Forwarded",
            "Via",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Forwarded-Server");

    /** A request's target with scheme and authority, as proxies are asked. */
    private static final Pattern WHOLE_ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*)");

    private final PprofOptions options;

    Access(PprofOptions options) {
        this.options = options;
    }

    /** Why this request is not served; empty when it is. */
    Optional<Answer> refusal(HttpServerRequest request) {
        String asked = request.localAddress().hostAddress();
        if (!options.exposed() && !Loopback.is(asked)) {
            return Optional.of(Answer.refusal(
                    403,
                    "Profiles are served on this machine alone, unless they are exposed with a token: PprofOptions tells"
                            + " how"));
        }
        if (options.token() == null && PROXIED.stream().anyMatch(request.headers()::contains)) {
            return Optional.of(Answer.refusal(
                    403, "This request came through a proxy, which serves others too: give the endpoint a token"));
        }
        // A name that an attacker's page made point here would be another one: DNS rebinding.
        HostName host = host(request);
        if (host == null || !isKnown(host.name(), asked)) {
            return Optional.of(unknownHost());
        }
        // Such a first line overrules the Host; both are asked to be right.
        Matcher whole = WHOLE_ADDRESS.matcher(request.uri());
        if (whole.lookingAt()) {
            host = HostName.parse(whole.group(1));
            if (host == null || !isKnown(host.name(), asked)) {
                return Optional.of(unknownHost());
            }
        }
        if (isForeign(request, host)) {
            return Optional.of(Answer.refusal(403, "Requests from pages of other sites are refused"));
        }
        if (options.token() != null && !bearsToken(request.headers().getAll(HttpHeaders.AUTHORIZATION))) {
            return Optional.of(Answer.refusal(401, "A token is needed, as bearer token or as password")
                    .with("WWW-Authenticate", "Basic realm=\"pprof\", charset=\"UTF-8\""));
        }
        return Optional.empty();
    }

    static Answer unknownHost() {
        return Answer.refusal(403, "The Host of this request is not one that was configured");
    }

    /** Null unless there is exactly one, and nothing odd about it. */
    private static HostName host(HttpServerRequest request) {
        List<String> sent = request.headers().getAll(HttpHeaders.HOST);
        if (sent.isEmpty() && request.version() == HttpVersion.HTTP_2 && request.authority() != null) {
            return HostName.parse(request.authority().toString());
        }
        return sent.size() == 1 ? HostName.parse(sent.get(0)) : null;
    }

    private boolean isKnown(String name, String asked) {
        return Loopback.is(name)
                || options.host() != null && name.equals(HostName.canonical(options.host()))
                // No name but the very address that was asked: nobody can have made it point elsewhere before.
                || options.exposed() && name.equals(HostName.canonical(asked))
                || options.hosts().stream().map(HostName::canonical).anyMatch(name::equals);
    }

    private static boolean isForeign(HttpServerRequest request, HostName host) {
        return request.headers().getAll("Sec-Fetch-Site").stream().anyMatch(site -> !isOwnSite(site, request))
                || request.headers().getAll(HttpHeaders.ORIGIN).stream()
                        .anyMatch(origin -> !isOwn(origin, request.scheme(), host));
    }

    /** A site has many ports and names. Its other pages may link here, but not load anything from here. */
    private static boolean isOwnSite(String site, HttpServerRequest request) {
        return switch (site.toLowerCase(Locale.ROOT)) {
            case "none", "same-origin" -> true;
            case "same-site" -> "document".equalsIgnoreCase(request.getHeader("Sec-Fetch-Dest"));
            default -> false;
        };
    }

    private static boolean isOwn(String origin, String scheme, HostName host) {
        String prefix = scheme + "://";
        HostName other = origin.startsWith(prefix) ? HostName.parse(origin.substring(prefix.length())) : null;
        int defaultPort = "https".equals(scheme) ? 443 : 80;
        return other != null
                && other.name().equals(host.name())
                && other.portOr(defaultPort) == host.portOr(defaultPort);
    }

    private boolean bearsToken(List<String> authorizations) {
        return authorizations.size() == 1 && bearsToken(authorizations.get(0));
    }

    private boolean bearsToken(String authorization) {
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
