package dev.flamelab.endpoint;

import java.time.Duration;

/** How long a window lasts, by Go's rules, which differ from kind to kind. Never longer than the limit. */
final class Seconds {
    private static final long DEFAULT = 30;
    private static final double TRACE_DEFAULT = 1;

    private final long longest;

    Seconds(Duration longest) {
        this.longest = longest.toSeconds();
    }

    long longest() {
        return longest;
    }

    /** For {@code profile}: whatever is not a positive integer means the default. */
    Duration lenient(String seconds) {
        long asked = GoNumber.whole(seconds).orElse(DEFAULT);
        return within(asked > 0 ? asked : DEFAULT);
    }

    /** For {@code trace}: whatever is not a positive number means the default. */
    Duration fraction(String seconds) {
        double asked = GoNumber.real(seconds).orElse(TRACE_DEFAULT);
        return within(asked > 0 ? asked : TRACE_DEFAULT);
    }

    /** For {@code wall}: the default when there is nothing, and nothing but a positive integer else. */
    Duration strictOrDefault(String seconds) {
        return within(seconds.isEmpty() ? DEFAULT : positive(seconds));
    }

    /** For snapshots: a positive integer, which may be longer than the limit. */
    static long positive(String seconds) {
        long asked = GoNumber.whole(seconds).orElse(0);
        if (asked <= 0) {
            throw new BadRequest("invalid value for \"seconds\" - must be a positive integer");
        }
        return asked;
    }

    Duration within(double seconds) {
        if (seconds > longest) {
            throw new BadRequest("seconds must be at most " + longest + ", the limit of this endpoint");
        }
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
