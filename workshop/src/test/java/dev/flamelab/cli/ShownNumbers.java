package dev.flamelab.cli;

import dev.flamelab.site.TestBrowser;
import java.util.List;

/** The numbers that a page of the viewer shows, one line for each of its rows, as {@link PrintedNumbers} has them. */
final class ShownNumbers {
    private static final String WORDS = """
            const text = element => element.textContent.replace(/\\s+/g, ' ').trim();
            const cells = row => [...row.cells].map(text).filter(Boolean).join(' ');
            """;

    /** Makes all that a long page makes by and by. */
    private static final String ALL = """
            for (const more of document.querySelectorAll('#view .more-rows')) {
              while (!more.hidden) more.querySelector('button').click();
            }
            """;

    private final TestBrowser browser;

    ShownNumbers(TestBrowser browser) {
        this.browser = browser;
    }

    /** Flat, flat%, sum%, cum, cum%, name. */
    List<String> top() {
        return lines("return [...document.querySelectorAll('#view tbody tr')].map(cells);");
    }

    /** Flat, flat%, cum, cum%, name and file. */
    List<String> flameGraph() {
        browser.await(() -> browser.truth("return document.querySelector('.twin table') !== null"));
        return sorted("return [...document.querySelectorAll('.twin tbody tr')].map(cells);");
    }

    /** What is written into each node, and onto each edge. */
    List<String> drawing() {
        return sorted("""
                const told = element => [...element.querySelectorAll('text')].map(text).join(' ').trim();
                return [
                  ...[...document.querySelectorAll('.canvas [data-node]')].map(node => `${node.dataset.node} ${told(node)}`),
                  ...[...document.querySelectorAll('.canvas .edge')]
                    .map(edge => `${edge.dataset.from} ${edge.dataset.to} ${told(edge)}`),
                ];
                """);
    }

    /** Flat, flat%, cum, cum%, name of each function, and value, caller and callee of each call. */
    List<String> graphTables() {
        return sorted("""
                const [nodes, edges] = document.querySelectorAll('.twin table');
                return [
                  ...[...nodes.tBodies[0].rows].map(cells),
                  ...[...edges.tBodies[0].rows].map(({ cells: [value, , caller, callee] }) =>
                      [value, caller, callee].map(text).join(' ')),
                ];
                """);
    }

    /** Each place with flat, flat%, cum and cum%, then value, share and name of its callers, and of what it calls. */
    List<String> peek() {
        return lines("""
                return [...document.querySelectorAll('#view section')].flatMap(section => [
                  `${text(section.querySelector('h2'))} ${text(section.querySelector('.values'))}`,
                  ...[...section.querySelectorAll('tbody tr:not(:has(.group))')].map(cells),
                ]);
                """);
    }

    /**
     * Each function of a file with flat, cum, share and total; below, number, flat, cum and text of its lines. What was
     * measured at no known line stands there too, and is not printed.
     */
    List<String> source() {
        return sorted("""
                return [...document.querySelectorAll('#view section:has(.file)')].map(section => [
                  `${text(section.querySelector('h2'))} ${text(section.querySelector('.values'))}`,
                  ...(section.querySelector('details') ? [] : [...section.querySelectorAll('tbody tr')].map(cells)
                    .filter(line => !line.endsWith('(unknown line)'))),
                ].join('\\n'));
                """);
    }

    /** How many samples there are, then labels, value and frames of the first of them. */
    List<String> traces(int most) {
        return told("""
                const frame = item => {
                  const times = text(item).match(/^(.*) (\\d+) times in a row$/);
                  return times ? Array(Number(times[2])).fill(times[1]) : [text(item)];
                };
                return [text(document.querySelector('#view .note')),
                  ...[...document.querySelectorAll('#view section')].slice(0, %d).map(section => [
                    ...[...section.querySelectorAll('.labels > *')].map(text),
                    text(section.querySelector('h2')),
                    ...[...section.querySelectorAll('li')].flatMap(frame),
                  ].join(' | '))];
                """.formatted(most));
    }

    /** Each key with what carries it, then value, share and name of its labels. */
    List<String> tags() {
        return lines("""
                return [...document.querySelectorAll('#view table')].flatMap(table => [
                  text(table.caption),
                  ...[...table.tBodies[0].rows].map(row => [...row.cells].slice(0, 3).map(text).join(' ')),
                ]);
                """);
    }

    private List<String> sorted(String script) {
        return lines(script).stream().sorted().toList();
    }

    private List<String> lines(String script) {
        return told(ALL + script);
    }

    @SuppressWarnings("unchecked")
    private List<String> told(String script) {
        return (List<String>) browser.driver().executeScript(WORDS + script);
    }
}
