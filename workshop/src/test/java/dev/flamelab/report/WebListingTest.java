package dev.flamelab.report;

import static dev.flamelab.report.Shop.HANDLE;
import static dev.flamelab.report.Shop.MAIN;
import static dev.flamelab.report.Shop.PRICE;
import static dev.flamelab.report.Shop.ROUND;
import static dev.flamelab.report.Shop.at;
import static dev.flamelab.report.Shop.line;
import static dev.flamelab.report.Shop.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileWriter;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebListingTest {
    private static final Profile PROFILE = Shop.profile(
            sample(2, 2_000_000, at(ROUND, PRICE), at(HANDLE), at(MAIN)),
            sample(1, 500_000, at(HANDLE), at(MAIN)),
            sample(1, 100_000, at(line("shop.Price.of", "shop/Price.java", 7)), at(HANDLE), at(MAIN)),
            sample(3, 300_000, at(line("shop.Late.late", "shop/Late.java", 0)), at(HANDLE)),
            sample(1, 250_000, at(line("gone.Gone.gone", "gone/Gone.java", 5))));

    @TempDir
    private Path folder;

    @Test
    void linesHaveTheValuesThatGoGivesThem() throws Exception {
        for (String file : List.of("Main", "Price", "Late")) {
            source("shop/" + file + ".java");
        }
        source("shop/web/Handler.java");
        Path dump = folder.resolve("dump.pb.gz");
        try (OutputStream out = Files.newOutputStream(dump)) {
            ProfileWriter.write(PROFILE, out);
        }
        for (String regex : List.of(".", "shop/Price", "Price.round", "Late|Gone", "handle")) {
            Path page = folder.resolve("page.html");
            Files.deleteIfExists(page);
            GoPprof.run("-weblist=" + regex, "-output=" + page, "-source_path=" + folder, dump.toString());

            assertThat(shown(page(regex))).as(regex).isEqualTo(shown(Files.readString(page)));
        }
    }

    @Test
    void inlinedCallsStandBelowTheirLineWithTheirValues() {
        String page = page("Price.of");

        assertThat(page)
                .contains("<details><summary><span class=\"number\">      7</span>")
                .containsPattern(
                        "     2ms        2ms +line 21 of Price.java <span class=\"place\">Price.java:21</span>");
        assertThat(page).doesNotContain("Handler.java");
    }

    @Test
    void pageNeedsNothingAndRunsNothing() {
        assertThat(page("."))
                .startsWith("<!doctype html>")
                .endsWith("</html>\n")
                .contains("List&lt;Price&gt; &amp; more")
                .doesNotContain("<script", "http://", "https://", "url(", "List<Price>");
    }

    @Test
    void functionThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> page("Nobody"))
                .isInstanceOf(ReportError.class)
                .hasMessage("no matches found for regexp: Nobody");
        assertThatThrownBy(() -> page("("))
                .isInstanceOf(ReportError.class)
                .hasMessageStartingWith("parsing argument regexp (: error parsing regexp: missing closing )");
    }

    private static String page(String regex) {
        View view = View.STANDARD.withDialect(Dialect.GO_1_19, TimeZone.getTimeZone("UTC"));
        return WebListing.of(PROFILE, view, regex, WebListingTest::lines).text();
    }

    private static SourceCode.Found lines(String file) {
        if (file.startsWith("gone")) {
            return SourceCode.Found.nothing("could not find file " + file);
        }
        String name = file.substring(file.lastIndexOf('/') + 1);
        return SourceCode.Found.of(IntStream.rangeClosed(1, 30)
                .mapToObj(line -> line == 3 ? "List<Price> & more" : "\tline " + line + " of " + name)
                .toList());
    }

    private void source(String path) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, lines(path).lines());
    }

    /** What a page shows before anything is unfolded, line by line; only Go's marks between addresses are left out. */
    private static List<String> shown(String page) {
        return page.substring(page.indexOf("<body>"))
                .replaceAll("(?s)<span class=asm>(.*?\\n)?</span>\\n", "\n")
                .replaceAll("(?s)</summary>.*?</details>", "")
                .replaceAll("</?(h2|p|pre|div|br)[^>]*>", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
