package dev.flamelab.endpoint;

import dev.flamelab.pprof.Profile;

/** How a profile is told in words, for {@code debug=1}. */
interface TextForm {
    String of(Profile profile);

    /** Whether it does so for this value of {@code debug}, which is not 0. */
    default boolean serves(long debug) {
        return debug > 0;
    }
}
