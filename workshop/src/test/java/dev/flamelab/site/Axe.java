package dev.flamelab.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core has against a page: the barriers that a program can see. */
public final class Axe {
    private static final String SCRIPT = script();

    private Axe() {}

    /** One line for each: the rule, and the elements. */
    @SuppressWarnings("unchecked")
    public static List<String> violations(TestBrowser browser) {
        if (browser.truth("return typeof axe === 'undefined'")) browser.driver().executeScript(SCRIPT);
        return (List<String>) browser.driver().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, { resultTypes: ['violations'] }).then(
                    result => done(result.violations.map(found => found.id + ': '
                        + found.nodes.map(node => node.html.slice(0, 200) + ' ' + node.failureSummary).join(' | '))),
                    failure => done([String(failure)]));
                """);
    }

    private static String script() {
        try (var in = Axe.class.getClassLoader().getResourceAsStream("axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
