package dev.flamelab.demo.session;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.handler.HttpException;

/** What a caller of {@code /session/} wants: to be known as a user, or to be forgotten. */
record SessionRequest(String user, boolean end) {
    static final int LONGEST_NAME = 64;

    private static final String ALL = "*";

    static SessionRequest parse(MultiMap query) {
        String user = query.get("user");
        if (user == null || user.isBlank() || user.length() > LONGEST_NAME) {
            throw new HttpException(400, "user must be a name of 1 to " + LONGEST_NAME + " characters");
        }
        String end = query.get("end");
        if (end != null && !end.equals("true") && !end.equals("false")) {
            throw new HttpException(400, "end must be true or false");
        }
        if (user.equals(ALL) && !"true".equals(end)) {
            throw new HttpException(400, "user * is all of them, who can only be ended");
        }
        return new SessionRequest(user, "true".equals(end));
    }

    boolean isOfAll() {
        return user.equals(ALL);
    }
}
