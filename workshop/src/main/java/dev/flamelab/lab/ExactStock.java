package dev.flamelab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * No piece is reserved twice, and none is lost, however many reserve at once; and what is reserved in large numbers is
 * written down soon.
 */
final class ExactStock implements Promise {
    private static final int SMALL_ONES = 2_000;
    private static final int SMALL = 3;
    private static final int LARGE_ONES = 100;
    private static final int LARGE = 20;
    private static final String ITEM = "?item=screw";

    /** A page of the journal is written within milliseconds: when for so long there is none, none will come. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    @Override
    public Optional<String> broken(URI service) {
        var crowd = new Crowd(service);
        var before = stock(crowd);
        var told = new HashSet<Long>();
        return reserved(crowd, SMALL, SMALL_ONES, told)
                .or(() -> reserved(crowd, LARGE, LARGE_ONES, told))
                .or(() -> miscounted(before, stock(crowd)))
                .or(() -> unwritten(crowd, written(before)));
    }

    /** @param told what was left, by each answer until now */
    private static Optional<String> reserved(Crowd crowd, int quantity, int times, Set<Long> told) {
        for (JsonNode answer : crowd.ask("/reserve/" + ITEM + "&quantity=" + quantity, times)) {
            if (!answer.has("left")) return Optional.of("/reserve/ does not always answer");
            if (!told.add(answer.path("left").longValue())) {
                return Optional.of("/reserve/ reserves the same pieces twice: two callers were told that "
                        + answer.path("left") + " were left");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> miscounted(JsonNode before, JsonNode after) {
        long given = SMALL_ONES * SMALL + LARGE_ONES * LARGE;
        long gone = left(before) - left(after);
        return gone == given
                ? Optional.empty()
                : Optional.of("/reserve/ gave away " + given + " pieces, and /stock/ is " + gone + " short");
    }

    private static Optional<String> unwritten(Crowd crowd, long before) {
        long wanted = LARGE_ONES * LARGE;
        long written = 0;
        long last = System.nanoTime();
        while (written < wanted && System.nanoTime() - last < SILENCE.toNanos()) {
            LockSupport.parkNanos(20_000_000);
            long now = written(stock(crowd)) - before;
            if (now > written) last = System.nanoTime();
            written = now;
        }
        return written >= wanted
                ? Optional.empty()
                : Optional.of("/reserve/ gave away " + wanted + " pieces in large numbers, and only " + written
                        + " of them are written down");
    }

    private static JsonNode stock(Crowd crowd) {
        return crowd.ask("/stock/" + ITEM);
    }

    private static long left(JsonNode stock) {
        return stock.path("left").longValue();
    }

    private static long written(JsonNode stock) {
        return stock.path("written").longValue();
    }
}
