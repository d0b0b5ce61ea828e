package dev.flamelab.demo.stock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What proves that a text is ours: it takes a while to make, and far longer to guess. */
final class Seal {
    private static final String SECRET = "the warehouse's own";
    private static final int LENGTH = 8;

    private Seal() {}

    /** @param rounds how much work it is */
    static String of(String text, int rounds) {
        MessageDigest digest = digest();
        byte[] bytes = digest.digest((SECRET + text).getBytes(StandardCharsets.UTF_8));
        for (int round = 1; round < rounds; round++) {
            bytes = digest.digest(bytes);
        }
        return HexFormat.of().formatHex(bytes, 0, LENGTH);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
