package dev.flamelab.site;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The page that all views of a profile are shown in; what is in it comes by script, and its addresses are relative.
 *
 * @param view a name of ours
 * @param ready the profiles that have been read, by their ids
 * @param isPlain whether its address asks for nothing more: then it is known which data its script is going to ask for
 */
record ViewerPage(String view, List<String> ready, boolean isPlain) {
    private static final List<String> FIRST_DATA = List.of("about", "flamegraph");

    String html() {
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
            %s
            </head>
            <body>
            <header>
            <div id="header"></div>
            <div id="errors" role="alert"></div>
            <p id="status"></p>
            </header>
            <main id="view" tabindex="-1" data-ready="%s"></main>
            <p id="said" class="unseen" aria-live="polite"></p>
            <noscript><p>These pages draw by script, all of which is served from here: please allow it.</p></noscript>
            </body>
            </html>
            """.formatted(view, ahead(), String.join(" ", ready));
    }

    /** What the browser is to ask for before a script does. */
    private String ahead() {
        String modules = Modules.of(view).stream()
                .map(module -> "<link rel=\"modulepreload\" href=\"assets/" + module + "\">")
                .collect(Collectors.joining("\n"));
        boolean isKnown = isPlain && view.equals("flamegraph") && ready.contains(OpenProfiles.OWN);
        if (!isKnown) return modules;
        return FIRST_DATA.stream()
                .map(data -> "<link rel=\"preload\" href=\"data/" + data + "\" as=\"fetch\" crossorigin>\n")
                .collect(Collectors.joining("", "", modules));
    }
}
