package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.RealDumps;
import dev.flamelab.lab.ProfileFile;
import dev.flamelab.site.Compared;
import dev.flamelab.site.OpenProfiles;
import dev.flamelab.site.TestBrowser;
import dev.flamelab.site.ViewerOptions;
import dev.flamelab.site.ViewerServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A viewer in which dumps are opened when they are wanted, a browser before it, and what {@code ./lab pprof} says. */
final class OpenDumps extends TestBrowser implements AfterAllCallback {
    private static final Path BUNDLED = Path.of("../dumps");

    /** As addresses name them. */
    private final Map<Path, String> ids = new LinkedHashMap<>();

    private final OpenProfiles profiles = new OpenProfiles((file, progress) -> read(file));
    private Path folder;
    private ViewerServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("viewer");
        server =
                ViewerServer.start(profiles, ViewerOptions.standard(List.of(BUNDLED), folder.resolve("settings.json")));
        super.beforeAll(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) server.close();
        if (folder != null) delete();
    }

    private void delete() {
        try {
            Files.deleteIfExists(folder.resolve("settings.json"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first is the command's own; any other one is sent as a page does it. */
    private String opened(Path file) throws Exception {
        if (ids.isEmpty()) {
            profiles.open(file.getFileName().toString(), progress -> read(file));
            return "1";
        }
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/ui/profiles?name="
                                        + URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8)))
                                .header("Origin", server.url())
                                .POST(BodyPublishers.ofFile(file))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).path("id").asText();
    }

    private static Compared read(Path file) {
        return new Compared(ProfileFile.read(file), null, false, "");
    }

    ViewerServer server() {
        return server;
    }

    /** The first whose name has this in it; null where there is none. */
    static Path named(String part) throws IOException {
        return RealDumps.all().stream()
                .filter(file -> file.getFileName().toString().contains(part))
                .findFirst()
                .orElse(null);
    }

    /** How addresses name it. */
    String id(Path file) throws Exception {
        if (!ids.containsKey(file)) ids.put(file, opened(file));
        return ids.get(file);
    }

    /** Loads a page of one of them and waits until it is drawn. */
    void open(Path file, String page) throws Exception {
        driver().get(server.url() + "/ui/" + of(file, page));
        drawn(page.replaceFirst("\\?.*", ""));
    }

    /** Goes on to a page of one of them, as links do it, and waits until it is drawn. */
    void turnTo(Path file, String page) throws Exception {
        follow(of(file, page));
        drawn(page.replaceFirst("\\?.*", ""));
    }

    private String of(Path file, String page) throws Exception {
        return page + (page.contains("?") ? "&" : "?") + "profile=" + id(file);
    }

    /** Waits until this view is drawn. */
    void drawn(String view) {
        await(() -> {
            var failed = driver().executeScript("return document.documentElement.dataset.failed ?? null");
            assertThat(failed).as(() -> address() + ": " + text("#errors")).isNull();
            return view.equals(driver().executeScript("return document.documentElement.dataset.ready"))
                    && truth("const canvas = document.querySelector('.graph .canvas');"
                            + "return canvas === null || 'drawn' in canvas.dataset"
                            + " || document.querySelector('.graph .note').textContent === 'There is nothing to draw.'");
        });
    }

    /** What {@code ./lab pprof} prints with these flags. */
    static String pprof(Path file, String... flags) {
        var words = new ArrayList<>(List.of(flags));
        words.add(file.toString());
        var out = new StringWriter();
        var err = new StringWriter();
        int code = PprofCommand.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
        assertThat(code).as(() -> words + ": " + err).isZero();
        return out.toString();
    }
}
