package dev.flamelab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;

/** No piece is reserved twice, and none is lost, however many reserve at once. */
final class ExactStock implements Promise {
    private static final int TIMES = 2_000;
    private static final int QUANTITY = 3;
    private static final String ITEM = "?item=screw";

    @Override
    public Optional<String> broken(URI service) {
        var crowd = new Crowd(service);
        long before = left(crowd);
        var seen = new HashSet<Long>();
        for (JsonNode answer : crowd.ask("/reserve/" + ITEM + "&quantity=" + QUANTITY, TIMES)) {
            if (!answer.has("left")) return Optional.of("/reserve/ does not always answer");
            if (!seen.add(answer.path("left").longValue())) {
                return Optional.of("/reserve/ reserves the same pieces twice: two callers were told that "
                        + answer.path("left") + " were left");
            }
        }
        long gone = before - left(crowd);
        return gone == (long) TIMES * QUANTITY
                ? Optional.empty()
                : Optional.of("/reserve/ gave away " + TIMES * QUANTITY + " pieces, and /stock/ is " + gone + " short");
    }

    private static long left(Crowd crowd) {
        return crowd.ask("/stock/" + ITEM).path("left").longValue();
    }
}
