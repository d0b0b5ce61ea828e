package dev.flamelab.demo.concat;

/** Puts strings together. */
final class Concatenation {
    private Concatenation() {}

    /** The given string, so many times over. */
    static String repeat(String original, int count) {
        String result = "";
        for (int i = 0; i < count; i++) {
            result = original + result;
        }
        return result;
    }
}
