package dev.flamelab.site;

import java.util.regex.Pattern;

/** Which pictures a deck may show: those in its folder {@code figures}, and none that a path could reach elsewhere. */
final class Figures {
    private static final Pattern NAME = Pattern.compile("figures/[a-z0-9][a-z0-9-]*\\.(svg|png)");

    private Figures() {}

    static boolean isName(String path) {
        return NAME.matcher(path).matches();
    }

    static String type(String path) {
        return path.endsWith(".svg") ? "image/svg+xml" : "image/png";
    }
}
