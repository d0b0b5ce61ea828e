package dev.flamelab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Every order has a number of its own, and is in the balance once, soon after, which is sealed. */
final class CompleteBooks implements Promise {
    private static final int TIMES = 500;
    private static final int QUANTITY = 2;
    private static final int CENTS = 2 * 4_990;

    // As the service makes its seal: it takes so long that nobody tries all secrets.
    private static final int SEAL_ITERATIONS = 250_000;
    private static final int SEAL_BITS = 128;
    private static final byte[] SEAL_SALT = "balance".getBytes(StandardCharsets.US_ASCII);

    /** The books are closed every five seconds. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @Override
    public Optional<String> broken(URI service) {
        var crowd = new Crowd(service);
        var numbers = new HashSet<Long>();
        // once more after the books were closed: they are not closed for good
        return ordered(crowd, TIMES, numbers).or(() -> ordered(crowd, 1, numbers));
    }

    /** @param numbers those that orders have until now */
    private static Optional<String> ordered(Crowd crowd, int times, Set<Long> numbers) {
        for (JsonNode answer : crowd.ask("/order/?item=lamp&quantity=" + QUANTITY, times)) {
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
                && balance.path("seal").asText().equals(seal(balance));
    }

    private static String seal(JsonNode balance) {
        var numbers = "secret " + balance.path("orders") + " " + balance.path("units") + " " + balance.path("cents");
        try {
            var key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(numbers.toCharArray(), SEAL_SALT, SEAL_ITERATIONS, SEAL_BITS));
            return HexFormat.of().formatHex(key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw LabError.machine("this Java runtime cannot derive keys (" + e.getMessage() + "): use a usual JDK", e);
        }
    }
}
