package dev.flamelab.demo.notify;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.handler.HttpException;

/** What a caller of {@code /notify/} wants somebody to be told. */
record Notification(String to, String text) {
    static final int LONGEST_TEXT = 1_000;

    static Notification parse(MultiMap query) {
        String to = query.get("to");
        if (to == null || !to.matches("\\p{L}{1,40}")) {
            throw new HttpException(400, "to must be a name of 1 to 40 letters");
        }
        String text = query.get("text");
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new HttpException(400, "text must have 1 to " + LONGEST_TEXT + " characters");
        }
        return new Notification(to, text);
    }
}
