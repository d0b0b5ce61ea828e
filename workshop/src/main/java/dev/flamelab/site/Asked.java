package dev.flamelab.site;

import dev.flamelab.pprof.Profile;
import dev.flamelab.report.View;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a page asks of which profile, with everything that was asked for in words checked.
 *
 * @param profile what reports are about: where there is a base, what is left when that is taken off
 * @param base what it is compared with, as it is by itself; null for nothing
 * @param isDiffBase whether samples of the base stay in the profile, negative and labelled, and shares are shares of it
 * @param sides the profile and, negative and labelled, the base: what was measured on each side stays visible
 * @param params the query as it came, the first value of each name
 */
record Asked(
        Profile profile,
        Profile base,
        boolean isDiffBase,
        Supplier<Profile> sides,
        View view,
        Map<String, String> params) {
    Asked {
        params = Map.copyOf(params);
    }

    /** A parameter; empty when it is not there. */
    String param(String name) {
        return params.getOrDefault(name, "");
    }

    /** A parameter that is on or off, and off when nothing is said. */
    boolean is(String name) {
        return ViewQuery.isTrue(param(name));
    }
}
