package dev.flamelab.lab;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to ask of a pprof endpoint.
 *
 * @param kind such as {@code profile} or {@code heap}, or a name that the service's own profile has
 * @param window for how long; null for what has been counted since the service started
 * @param collectFirst whether garbage is collected before
 */
public record CaptureRequest(String kind, Duration window, boolean collectFirst) {
    /** The kinds that every endpoint has. */
    public static final List<String> KINDS =
            List.of("profile", "wall", "allocs", "heap", "block", "mutex", "goroutine", "threadcreate", "trace");

    static final String WHEN_SLOW = "see whether the service hangs, and try again";

    private static final String TRACE = "trace";

    /** Kinds that only a time span has, and go's defaults for it. */
    private static final Map<String, Duration> WINDOWS =
            Map.of("profile", Duration.ofSeconds(30), "wall", Duration.ofSeconds(30), TRACE, Duration.ofSeconds(1));

    /** How long after its window an endpoint may still be busy with its answer. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    public CaptureRequest {
        if (!kind.matches("[A-Za-z0-9_][A-Za-z0-9._/-]*")) {
            throw LabError.usage("'" + kind + "' is no kind of profile: there is " + String.join(", ", KINDS));
        }
        if (kind.equals("cmdline") || kind.equals("symbol")) {
            throw LabError.usage(kind + " is no profile but text: read it with curl or a browser");
        }
        if (window != null && window.getNano() != 0 && !kind.equals(TRACE)) {
            throw LabError.usage(kind + " takes whole seconds, only trace takes fractions: give --seconds 1 or more");
        }
        if (window == null) window = WINDOWS.get(kind);
        if (collectFirst && !(kind.equals("heap") && window == null)) {
            throw LabError.usage("garbage is collected for heap only, and not with a time span: leave --gc out");
        }
    }

    /** For a kind, so long; null for as long as is usual. */
    public CaptureRequest(String kind, Duration window) {
        this(kind, window, false);
    }

    /** Whether the answer is a JFR recording and no profile. */
    public boolean isTrace() {
        return kind.equals(TRACE);
    }

    /** Its address, for an endpoint that has its profiles there. */
    public ProfileAddress at(URI profiles) {
        var query = window != null ? "?seconds=" + seconds() : collectFirst ? "?gc=1" : "";
        return new ProfileAddress(profiles.resolve(kind + query));
    }

    private String seconds() {
        return BigDecimal.valueOf(window.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    Duration patience() {
        return window == null ? TO_ANSWER : window.plus(TO_ANSWER);
    }
}
