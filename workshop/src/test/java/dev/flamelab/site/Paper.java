package dev.flamelab.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a page is on paper: what pdftotext reads in the PDF that the browser prints. */
public final class Paper {
    /** Where a long name may be broken. */
    private static final String BREAK = "\u200b";

    private Paper() {}

    /** The text of each sheet, without blanks: where lines end on paper is nobody's promise. */
    public static List<String> sheets(TestBrowser browser, Path folder) {
        Path program = Chromium.find("pdftotext");
        var answer = browser.driver().executeCdpCommand("Page.printToPDF", Map.of("printBackground", true));
        try {
            Path pdf =
                    Files.write(folder.resolve("page.pdf"), Base64.getDecoder().decode((String) answer.get("data")));
            var reader = new ProcessBuilder(program.toString(), "-enc", "UTF-8", pdf.toString(), "-")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.replace(BREAK, "").replaceAll("[^\\S\\f]+", "").split("\f"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
