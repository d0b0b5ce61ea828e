package dev.flamelab.site;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Locale;

/** The browser that this machine's user prefers. */
public final class Browser {
    private Browser() {}

    /** Shows a page if the machine knows how; where it does not, the printed address has to do. */
    public static void open(String url) {
        try {
            new ProcessBuilder(command(System.getProperty("os.name"), url))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
        } catch (IOException e) {
            // No such program: a server, or a container. The address has been printed.
        }
    }

    static List<String> command(String system, String url) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return List.of("open", url);
        }
        return name.contains("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", url)
                : List.of("xdg-open", url);
    }
}
