package dev.flamelab.endpoint;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The page that says what is served. Its table has the form of Go's, which other tools search with expressions. */
final class IndexPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>/debug/pprof/</title>
            <style>
            body { font-family: sans-serif; line-height: 1.4; max-width: 50rem; margin: 1rem; color-scheme: light dark }
            td, th { padding-right: 1rem; text-align: left }
            td:first-child { text-align: right; font-variant-numeric: tabular-nums }
            dt { font-weight: bold; margin-top: .5rem }
            </style>
            </head>
            <body>
            <h1>/debug/pprof/</h1>
            <p>With <code>debug=1</code>, as linked here, a profile comes as text where it has such a form; without, as a file
            that <code>go tool pprof</code> reads. Most profiles count since the start, or show what is there now; with
            <code>seconds</code> they hold only what was added, or has changed, within that time.</p>
            <table>
            <thead><tr><th>Count</th><th>Profile</th></tr></thead>
            """;

    private IndexPage() {}

    /**
     * @param counts how much there is of a kind, by its name
     * @param shortcomings sentences on what this machine cannot do
     */
    static String html(Collection<Kind> kinds, Map<String, Long> counts, List<String> shortcomings) {
        var page = new StringBuilder(HEAD);
        for (Kind kind : kinds) {
            page.append("<tr><td>%d</td><td><a href='%s?debug=1'>%s</a></td></tr>\n"
                    .formatted(
                            counts.getOrDefault(kind.name(), 0L), Html.link(kind.name()), Html.escaped(kind.name())));
        }
        page.append("</table>\n<p><a href=\"goroutine?debug=2\">full goroutine stack dump</a></p>\n<dl>\n");
        for (Kind kind : kinds) {
            page.append("<dt>%s</dt><dd>%s</dd>\n".formatted(Html.escaped(kind.name()), kind.description()));
        }
        page.append("</dl>\n");
        for (String sentence : shortcomings) {
            page.append("<p>").append(Html.escaped(sentence)).append("</p>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }
}
