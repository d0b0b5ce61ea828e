package dev.flamelab.endpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * The options with their defaults, and what cannot be meant by them. Written by {@link PprofOptions} alone, before
 * anybody else sees them.
 */
final class OptionValues implements Cloneable {
    private static final int SHORTEST_TOKEN = 16;
    private static final Duration LONGEST_OF_ALL = Duration.ofHours(1);
    private static final int MOST_CAPTURES = 1_000;
    private static final int DEEPEST_STACK = 2_048;
    private static final long SMALLEST_CHUNK = 1 << 20;
    private static final long LARGEST_CHUNK = 1 << 30;
    private static final long SMALLEST_INTERVAL = 16 << 10;
    private static final long LARGEST_INTERVAL = 1 << 30;

    String host = "127.0.0.1";
    int port;
    String service = "java";
    String token;
    boolean exposed;
    Set<String> hosts = Set.of();
    Path certificate;
    Path key;
    Duration longest = Duration.ofMinutes(5);
    int openCaptures = 8;
    int stackDepth = 512;
    long chunkBytes = 16 << 20;
    long allocIntervalBytes = 512 << 10;

    OptionValues copy() {
        try {
            return (OptionValues) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** @throws IllegalArgumentException in one sentence */
    void validate() {
        within(port, 0, 65_535, "The port of the profiler endpoint");
        require(service != null && !service.isBlank(), "The service of the profiler endpoint must have a name.");
        validateLimits();
        require((certificate == null) == (key == null), "TLS needs both files, a certificate and its key, or neither.");
        validateAccess();
    }

    private void validateLimits() {
        within(longest.toSeconds(), 1, LONGEST_OF_ALL.toSeconds(), "The longest capture, in seconds,");
        require(longest.getNano() == 0, "The longest capture must be a whole number of seconds.");
        within(openCaptures, 1, MOST_CAPTURES, "The number of open captures");
        within(stackDepth, 1, DEEPEST_STACK, "The stack depth, in frames,");
        within(chunkBytes, SMALLEST_CHUNK, LARGEST_CHUNK, "The size of a chunk, in bytes,");
        if (allocIntervalBytes != 0) {
            within(
                    allocIntervalBytes,
                    SMALLEST_INTERVAL,
                    LARGEST_INTERVAL,
                    "The allocation interval, in bytes, unless it is 0 for none,");
        }
    }

    private void validateAccess() {
        for (String name : hosts) {
            require(
                    HostName.isValid(name),
                    "The host name '" + name + "' is none: give names or addresses alone, without scheme or port.");
        }
        require(
                token == null || token.length() >= SHORTEST_TOKEN && isVisible(token),
                "The token of the profiler endpoint must have at least " + SHORTEST_TOKEN
                        + " characters, and none but visible ones of ASCII.");
        require(
                !exposed || token != null,
                "The profiler endpoint is not exposed without a token: anyone who reached it could read this JVM.");
        require(
                exposed || host == null || Loopback.is(host),
                "The profiler endpoint listens on " + (host == null || host.isEmpty() ? "all addresses" : host)
                        + " only when it is said to be exposed, with a token (exposed=true and token-file for the agent);"
                        + " otherwise give it a loopback address.");
    }

    /** Others do not survive in a header, or not as what they were. */
    private static boolean isVisible(String text) {
        return text.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }

    private static void within(long value, long least, long most, String what) {
        require(value >= least && value <= most, what + " must be from " + least + " to " + most + ".");
    }

    static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
