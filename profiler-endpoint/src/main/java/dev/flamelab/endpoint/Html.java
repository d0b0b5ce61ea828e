package dev.flamelab.endpoint;

import java.nio.charset.StandardCharsets;

/** Makes text fit for a page, whoever chose it. */
final class Html {
    private static final String PLAIN = "-_.~$&+,/:;=@";

    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;");
    }

    /** A relative link to this path, for an attribute. */
    static String link(String path) {
        var link = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = b > 0 && (Character.isLetterOrDigit(b) || PLAIN.indexOf(b) >= 0);
            link.append(isPlain ? Character.toString(b) : "%%%02X".formatted(b));
        }
        // What has a colon in its first part would be taken for another scheme.
        boolean hasScheme =
                link.indexOf(":") >= 0 && !link.substring(0, link.indexOf(":")).contains("/");
        return escaped(hasScheme ? "./" + link : link.toString());
    }
}
