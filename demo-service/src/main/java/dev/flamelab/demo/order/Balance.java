package dev.flamelab.demo.order;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What all orders come to that are in the books.
 *
 * @param seal proves that nobody has changed the numbers
 */
record Balance(int orders, long units, long cents, String seal) {
    /** So that guessing the secret takes years. */
    private static final int ITERATIONS = 250_000;

    private static final int BITS = 128;
    private static final byte[] SALT = "balance".getBytes(StandardCharsets.US_ASCII);

    static Balance nothing() {
        return new Balance(0, 0, 0, "");
    }

    /** The same with more orders. */
    Balance plus(List<Order> more) {
        int allOrders = orders + more.size();
        long allUnits = units + more.stream().mapToLong(Order::quantity).sum();
        long allCents = cents + more.stream().mapToLong(Order::cents).sum();
        return new Balance(
                allOrders, allUnits, allCents, seal("secret " + allOrders + " " + allUnits + " " + allCents));
    }

    private static String seal(String numbers) {
        var spec = new PBEKeySpec(numbers.toCharArray(), SALT, ITERATIONS, BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return HexFormat.of().formatHex(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot derive keys", e);
        }
    }
}
