package dev.flamelab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Every order has a number of its own, and is in the balance once, soon after. */
final class CompleteBooks implements Promise {
    private static final int TIMES = 500;
    private static final int QUANTITY = 2;
    private static final int CENTS = 2 * 4_990;

    /** The books are closed every five seconds. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @Override
    public Optional<String> broken(URI service) {
        var crowd = new Crowd(service);
        var numbers = new HashSet<Long>();
        for (JsonNode answer : crowd.ask("/order/?item=lamp&quantity=" + QUANTITY, TIMES)) {
            if (!answer.has("order")) return Optional.of("/order/ does not always answer");
            if (!numbers.add(answer.path("order").longValue())) {
                return Optional.of("/order/ gives the number " + answer.path("order") + " to two orders");
            }
        }
        long last = numbers.stream().mapToLong(Long::longValue).max().orElse(0);
        var balance = balance(crowd, last);
        return balance.path("orders").longValue() == last && isSealed(balance)
                ? Optional.empty()
                : Optional.of("/orders/ is wrong after " + last + " orders: it answers " + balance);
    }

    /** As soon as it has all orders, or as it is when time is up. */
    private static JsonNode balance(Crowd crowd, long orders) {
        long end = System.nanoTime() + SOON.toNanos();
        var balance = crowd.ask("/orders/");
        while (balance.path("orders").longValue() < orders && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
            balance = crowd.ask("/orders/");
        }
        return balance;
    }

    private static boolean isSealed(JsonNode balance) {
        return balance.path("units").longValue() >= (long) TIMES * QUANTITY
                && balance.path("cents").longValue() >= (long) TIMES * CENTS
                && !balance.path("seal").asText().isEmpty();
    }
}
