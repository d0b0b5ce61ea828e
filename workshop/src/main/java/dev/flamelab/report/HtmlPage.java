package dev.flamelab.report;

/** What every page that a report writes begins and ends with. */
final class HtmlPage {
    static final String END = "</body>\n</html>\n";

    private HtmlPage() {}

    /** The page up to its content; it follows the reader's choice of light or dark. */
    static String start(String title, String style) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                """.formatted(escape(title), style);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
