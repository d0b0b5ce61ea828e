package dev.flamelab.demo.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds products by a word in their text. */
final class Search {
    private static final int SHOWN = 5;

    /** How many there are, and the best of them. */
    Found find(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        List<Hit> hits = new ArrayList<>();
        for (Product product : Catalog.products()) {
            int at = product.text().toLowerCase(Locale.ROOT).indexOf(wanted);
            if (at >= 0) {
                hits.add(new Hit(product, product.text(), at));
            }
        }
        hits.sort(Comparator.comparing(Hit::at).thenComparing(hit -> hit.product().name()));
        List<Hit> best = hits.stream()
                .limit(SHOWN)
                .map(hit -> new Hit(hit.product(), marked(hit.product(), word), hit.at()))
                .toList();
        return new Found(hits.size(), best);
    }

    private static String marked(Product product, String word) {
        return Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE)
                .matcher(product.text())
                .replaceAll(found -> "<b>" + found.group() + "</b>");
    }
}
