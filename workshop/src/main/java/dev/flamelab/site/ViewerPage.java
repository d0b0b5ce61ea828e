package dev.flamelab.site;

import static dev.flamelab.site.SlideHtml.escape;

/** The page that all views of a profile are shown in; what is in it comes by script, and its addresses are relative. */
final class ViewerPage {
    private ViewerPage() {}

    /** The page of one view. */
    static String of(String view) {
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <link rel="icon" href="assets/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="assets/over.css">
            <link rel="stylesheet" href="assets/viewer.css">
            <link rel="stylesheet" href="assets/views.css">
            <link rel="stylesheet" href="assets/flame.css">
            <script type="module" src="assets/page.js"></script>
            </head>
            <body>
            <header>
            <div id="header"></div>
            <div id="errors" role="alert"></div>
            <p id="status"></p>
            </header>
            <main id="view" tabindex="-1"></main>
            <p id="said" class="unseen" aria-live="polite"></p>
            <noscript><p>These pages draw by script, all of which is served from here: please allow it.</p></noscript>
            </body>
            </html>
            """.formatted(escape(view));
    }
}
