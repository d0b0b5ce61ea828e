package dev.flamelab.site;

import java.time.Duration;

/**
 * What is taken of a profile that a page sends.
 *
 * @param largest how many bytes
 * @param patience how long nothing may come of it
 */
record Limits(long largest, Duration patience) {
    private static final Duration USUAL = Duration.ofSeconds(60);

    static Limits of(long largest) {
        return new Limits(largest, USUAL);
    }

    BadQuery tooLarge() {
        return new BadQuery("the profile has more than " + largest
                + " bytes, which is all that is taken: start ./lab pprof with -largest=SIZE to allow more");
    }
}
