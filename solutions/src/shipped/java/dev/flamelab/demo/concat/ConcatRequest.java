package dev.flamelab.demo.concat;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.handler.HttpException;

/** What a caller of {@code /concat/} asks for: a string, so many times over. */
record ConcatRequest(String original, int count) {
    static final int DEFAULT_COUNT = 10;
    static final int LARGEST_COUNT = 10_000;
    static final int LONGEST_RESULT = 100_000;

    static ConcatRequest parse(MultiMap query) {
        String original = query.get("str") == null ? "" : query.get("str");
        int count = countOf(query.get("count"));
        if ((long) original.length() * count > LONGEST_RESULT) {
            throw new HttpException(
                    400, "str repeated count times must be at most " + LONGEST_RESULT + " characters long");
        }
        return new ConcatRequest(original, count);
    }

    String answer() {
        return Concatenation.repeat(original, count);
    }

    private static int countOf(String text) {
        if (text == null || !text.matches("-?[0-9]+")) {
            return DEFAULT_COUNT;
        }
        // A number of ten digits or more is past the bound whatever it is, and might not fit an int.
        int count = text.length() < 10 ? Integer.parseInt(text) : Integer.MAX_VALUE;
        if (text.startsWith("-") || count > LARGEST_COUNT) {
            throw new HttpException(400, "count must be from 0 to " + LARGEST_COUNT);
        }
        return count;
    }
}
