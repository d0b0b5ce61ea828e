package dev.flamelab.endpoint;

import java.util.Collection;

/** The page that says what is served. Its table has the form of Go's, which other tools search with expressions. */
final class IndexPage {
    private IndexPage() {}

    /** @param shortcoming one sentence on what this machine cannot do; empty when there is nothing to say */
    static String html(Collection<Kind> kinds, String shortcoming) {
        var page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>/debug/pprof/</title>
                </head>
                <body>
                <h1>/debug/pprof/</h1>
                <p>Set debug=1 as a query parameter to see a kind as text, where it has such a form.</p>
                <table>
                <thead><tr><td>Count</td><td>Profile</td></tr></thead>
                """);
        for (Kind kind : kinds) {
            page.append("<tr><td>0</td><td><a href='%1$s?debug=1'>%1$s</a></td></tr>\n".formatted(kind.name()));
        }
        page.append("</table>\n<ul>\n");
        for (Kind kind : kinds) {
            page.append("<li><b>%s</b>: %s</li>\n".formatted(kind.name(), kind.description()));
        }
        page.append("</ul>\n");
        if (!shortcoming.isEmpty()) {
            page.append("<p>").append(shortcoming).append("</p>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }
}
