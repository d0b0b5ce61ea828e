package dev.flamelab.endpoint;

/** Masks the passwords that stand between a user's name and an {@code @} in URLs. Looks at no character often. */
final class Users {
    private static final String SCHEME_END = "://";
    private static final String ORACLE = ":thin:";

    private final String text;
    private final String mask;
    private final StringBuilder masked = new StringBuilder();

    /** Up to where the text has been taken over. */
    private int told;

    private Users(String text, String mask) {
        this.text = text;
        this.mask = mask;
    }

    static String masked(String text, String mask) {
        var users = new Users(text, mask);
        for (int url = text.indexOf(SCHEME_END); url >= 0; url = text.indexOf(SCHEME_END, url + 1)) {
            users.url(url + SCHEME_END.length());
        }
        var oracle = new Users(users.rest(), mask);
        oracle.oracle();
        return oracle.rest();
    }

    /** user:…@host, or …@host alone, which is a token as code hosts take it. */
    private void url(int start) {
        int colon = first(start, ":/");
        if (colon < text.length() && text.charAt(colon) == ':' && !isPort(colon + 1)) {
            // Up to the last @ before a slash; without one there, slashes are the password's too.
            int at = lastAt(colon + 2, first(colon + 1, "/"));
            if (at < 0) {
                int next = text.indexOf(SCHEME_END, start);
                at = lastAt(colon + 2, first(colon + 1, next < 0 ? text.length() : next, ""));
            }
            if (at >= 0) {
                mask(colon + 1, at);
                return;
            }
        }
        int at = lastAt(start + 1, first(start, "/"));
        if (at >= 0 && first(start, ":?#") >= at) {
            mask(start, at);
        }
    }

    /** jdbc:oracle:thin:user/…@host */
    private void oracle() {
        int thin = text.indexOf(ORACLE);
        while (thin >= 0) {
            int end = first(thin + ORACLE.length(), "/@");
            if (end < text.length() && text.charAt(end) == '/') {
                int start = end + 1;
                end = first(start, "@");
                if (end > start && end < text.length() && text.charAt(end) == '@') {
                    mask(start, end);
                }
            }
            thin = text.indexOf(ORACLE, end);
        }
    }

    /** http://host:8080/me@home */
    private boolean isPort(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end > start && end <= start + 5 && (end == text.length() || "/?#".indexOf(text.charAt(end)) >= 0);
    }

    /** Where one of these or white space is; the end when nowhere. */
    private int first(int start, String ends) {
        return first(start, text.length(), ends);
    }

    private int first(int start, int end, String ends) {
        int at = start;
        while (at < end && !Character.isWhitespace(text.charAt(at)) && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** The last one before the end; -1 when there is none. */
    private int lastAt(int start, int end) {
        for (int at = end - 1; at >= start; at--) {
            if (text.charAt(at) == '@') {
                return at;
            }
        }
        return -1;
    }

    private void mask(int start, int end) {
        masked.append(text, told, start).append(mask);
        told = end;
    }

    private String rest() {
        return masked.append(text, told, text.length()).toString();
    }
}
