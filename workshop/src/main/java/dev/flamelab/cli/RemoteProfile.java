package dev.flamelab.cli;

import dev.flamelab.lab.Access;
import dev.flamelab.lab.CaptureRun;
import dev.flamelab.lab.JfrFile;
import dev.flamelab.lab.ProfileAddress;
import dev.flamelab.lab.RemoteSymbols;
import dev.flamelab.pprof.MemoryBudget;
import dev.flamelab.pprof.Profile;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A profile to be fetched over HTTP, addressed as {@code go tool pprof} lets one address it: {@code host:port} will do.
 *
 * @param patience how long its answer may take
 */
record RemoteProfile(ProfileAddress address, Duration window, Duration patience) {
    // Made into patterns where they are needed: most profiles are files.
    private static final String HOST_AND_PORT = "[\\w.-]+:\\d+([/?].*)?|\\[[0-9a-fA-F:]+]:\\d+([/?].*)?";
    private static final String SECONDS = "(?:^|&)seconds=(\\d{1,6})(?:&|$)";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Whether a source is an address and no file. */
    static boolean isOne(String source) {
        return source.startsWith("http://")
                || source.startsWith("https://")
                || source.startsWith("https+insecure://")
                || (source.contains(":") && source.matches(HOST_AND_PORT));
    }

    /**
     * The profile at an address.
     *
     * @param seconds how long to profile; 0 for what the address says or the service does by itself
     * @param timeout in seconds; 0 for half as much again as the profile takes
     */
    static RemoteProfile at(String source, int seconds, int timeout, Access access) {
        URI typed = ProfileAddress.typed(source).uri();
        String path = typed.getRawPath();
        URI uri = URI.create(typed.getScheme() + "://" + typed.getRawAuthority()
                + (path.isEmpty() || path.equals("/") ? "/debug/pprof/profile" : path)
                + query(typed.getRawQuery(), seconds));
        Duration window = window(uri);
        Duration patience = timeout > 0
                ? Duration.ofSeconds(timeout)
                : window.isZero() ? PATIENCE : window.plus(window.dividedBy(2));
        return new RemoteProfile(new ProfileAddress(uri, access), window, patience.plus(GRACE));
    }

    private static String query(String typed, int seconds) {
        Stream<String> parts = typed == null ? Stream.empty() : Arrays.stream(typed.split("&"));
        if (seconds > 0) {
            parts = Stream.concat(parts.filter(part -> !part.startsWith("seconds=")), Stream.of("seconds=" + seconds));
        }
        String query = parts.filter(part -> !part.isEmpty()).sorted().collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static Duration window(URI uri) {
        Matcher seconds = Pattern.compile(SECONDS).matcher(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        return seconds.find() ? Duration.ofSeconds(Long.parseLong(seconds.group(1))) : Duration.ZERO;
    }

    /** The address as it may be shown: without a password. */
    String shown() {
        return address.toString();
    }

    /** Reads the samples of one kind in a recording that came; fails with a {@link dev.flamelab.lab.LabError}. */
    Profile read(byte[] recording, String sampleIndex, MemoryBudget budget) {
        return JfrFile.read(address, recording, sampleIndex, budget);
    }

    /** Names what it has addresses of only; fails with a {@link dev.flamelab.lab.LabError}. */
    Profile named(Profile profile, boolean anew) {
        return new RemoteSymbols(address, PATIENCE).name(profile, anew);
    }

    /**
     * Asks for it; it may be a recording.
     *
     * @param largest how many bytes it may have when unpacked
     * @param budget the memory that it and others may take
     */
    CaptureRun start(long largest, MemoryBudget budget) {
        return CaptureRun.startAny(address, patience, "give it longer with -timeout", largest, budget);
    }
}
