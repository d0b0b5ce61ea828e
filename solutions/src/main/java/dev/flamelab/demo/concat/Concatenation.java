package dev.flamelab.demo.concat;

/** Puts strings together. */
final class Concatenation {
    private Concatenation() {}

    /** The given string, so many times over. */
    static String repeat(String original, int count) {
        var result = new StringBuilder(original.length() * count);
        for (int i = 0; i < count; i++) {
            result.append(original);
        }
        return result.toString();
    }
}
