package dev.flamelab.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The parameters of a request as Go reads them: of several with one name the first counts, a form before the query. */
final class Parameters {
    /** Far more than there are; each is kept. */
    private static final int MOST = 1_000;

    private final Map<String, String> values = new HashMap<>();

    /**
     * Adds what is encoded here, behind what there is. A pair that cannot be decoded counts as none.
     *
     * @throws BadRequest when there are too many
     */
    Parameters and(String encoded) {
        String[] pairs = encoded.split("&", MOST + 1);
        if (pairs.length > MOST) {
            throw new BadRequest("more than " + MOST + " parameters");
        }
        for (String pair : pairs) {
            // A semicolon separates for some servers and not for others, so Go takes no such pair.
            if (!pair.isEmpty() && !pair.contains(";")) {
                String[] parts = pair.split("=", 2);
                try {
                    and(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
                } catch (IllegalArgumentException e) {
                    // A pair that says nothing.
                }
            }
        }
        return this;
    }

    /** Adds a decoded one, behind what there is. */
    Parameters and(String name, String value) {
        values.putIfAbsent(name, value);
        return this;
    }

    /** Empty when there is none. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
