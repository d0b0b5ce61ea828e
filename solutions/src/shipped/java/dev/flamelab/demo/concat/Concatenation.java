package dev.flamelab.demo.concat;

/** Puts strings together. */
final class Concatenation {
    private Concatenation() {}

    /** The given string, so many times over. */
    static String repeat(String original, int count) {
        String result = "";
        for (int i = 0; i < count; i++) {
            result = prepend(original, result);
        }
        return result;
    }

    private static String prepend(String original, String rest) {
        return original + rest;
    }
}
