package dev.flamelab.capture;

import java.io.IOException;
import java.time.Duration;

/** Says in one sentence why there is no profile. */
public final class CaptureRefused extends Exception {
    private static final long serialVersionUID = 1;

    /** What kind of refusal it is, so that a caller knows whether to come back. */
    public enum Reason {
        /** Somebody else is using this JVM's profiler: come back when they are done. */
        PROFILER_IN_USE,
        /** As many captures are open as the limit allows: come back after {@link CaptureRefused#retryAfter()}. */
        TOO_MANY_CAPTURES,
        /** This machine cannot take this profile. */
        UNAVAILABLE,
        /** It went wrong on the way. */
        FAILED
    }

    private final Reason reason;
    private final Duration retryAfter;

    CaptureRefused(Reason reason, String sentence) {
        this(reason, sentence, Duration.ZERO, null);
    }

    CaptureRefused(Reason reason, String sentence, Throwable cause) {
        this(reason, sentence, Duration.ZERO, cause);
    }

    CaptureRefused(Reason reason, String sentence, Duration retryAfter, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** Of whoever comes too late. */
    static CaptureRefused closed() {
        return new CaptureRefused(Reason.UNAVAILABLE, "the profiler endpoint is closed");
    }

    /** The message of what is foreseen is a sentence; that of anything else says little without its name. */
    static String why(Throwable e) {
        return e instanceof IOException || e instanceof IllegalStateException ? e.getMessage() : e.toString();
    }

    public Reason reason() {
        return reason;
    }

    /** When it is worth another try; zero when that is not known. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
