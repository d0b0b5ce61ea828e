package dev.flamelab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Chromium or Chrome of this machine, without a window: one page, for measuring it and for drawing with it. */
final class HeadlessBrowser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final Path ON_MACOS = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final String READY = "DevTools listening on ";
    private static final int SECONDS_TO_START = 60;

    private final ScratchFolder kept = new ScratchFolder();
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final Tethered program;
    private BrowserWire wire;
    private String session = "";

    private HeadlessBrowser(Path browser) {
        try {
            program = new Tethered("browser", command(browser), this::heard, this::ended);
        } catch (LabError e) {
            kept.close();
            throw e;
        }
    }

    /** Starts the one that is found on a PATH. */
    static HeadlessBrowser start(String path) {
        var browser = new HeadlessBrowser(find(path));
        try {
            browser.connect();
            return browser;
        } catch (RuntimeException e) {
            browser.close();
            throw e;
        }
    }

    private static Path find(String path) {
        var programs = Programs.of(path);
        return Stream.concat(NAMES.stream().flatMap(name -> programs.find(name).stream()), Stream.of(ON_MACOS))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> LabError.machine("there is no browser to draw with: install Chromium or Google"
                        + " Chrome, and put it on the PATH as chromium or google-chrome"));
    }

    private List<String> command(Path browser) {
        var command = new ArrayList<>(List.of(
                browser.toString(),
                "--headless",
                "--remote-debugging-port=0",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + kept.path()));
        // to root it opens itself only so; it gets to see nothing but our own pages
        if ("root".equals(System.getProperty("user.name"))) command.add("--no-sandbox");
        command.add("about:blank");
        return command;
    }

    private void heard(String line) {
        if (line.startsWith(READY)) address.complete(URI.create(line.substring(READY.length())));
    }

    private void ended() {
        address.completeExceptionally(
                LabError.machine("the browser ended before it was ready: start it by hand to see why"));
    }

    private void connect() {
        try {
            wire = new BrowserWire(
                    address.orTimeout(SECONDS_TO_START, TimeUnit.SECONDS).join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof LabError error) throw error;
            throw LabError.machine("the browser was not ready after " + SECONDS_TO_START
                    + " s: close other programs and run it again");
        }
        var page = wire.call("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        session = wire.call("", "Target.attachToTarget", Map.of("targetId", page, "flatten", true))
                .path("sessionId")
                .asText();
    }

    /** How large the page is, and how many dots of the picture one of its points has. */
    void resize(int width, int height, double dots) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", dots, "mobile", false));
    }

    /** Whatever this machine prefers, a page is to be light and without motion. */
    void emulateLight() {
        var features = List.of(
                Map.of("name", "prefers-color-scheme", "value", "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"));
        call("Emulation.setEmulatedMedia", Map.of("features", features));
    }

    /** Returns once it begins to come. */
    void open(URI page) {
        var answer = call("Page.navigate", Map.of("url", page.toString()));
        if (answer.has("errorText")) {
            throw LabError.machine("the browser cannot open " + page + ": "
                    + answer.path("errorText").asText());
        }
    }

    /** The value of a JavaScript expression in the page; of a promise, what it comes to. */
    JsonNode evaluate(String expression) {
        var answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        var failure = answer.path("exceptionDetails");
        if (!failure.isMissingNode()) {
            throw LabError.machine("the page fails: "
                    + failure.path("exception")
                            .path("description")
                            .asText(failure.path("text").asText()));
        }
        return answer.path("result").path("value");
    }

    /** What a mouse does; returns at once, as a mouse does not wait: the answer comes when the page has seen it. */
    CompletableFuture<JsonNode> mouse(String type, double x, double y, Map<String, ?> more) {
        var event = new HashMap<String, Object>(more);
        event.putAll(Map.of("type", type, "x", x, "y", y));
        return wire.send(session, "Input.dispatchMouseEvent", event);
    }

    /** Waits for the answer to what a mouse did. */
    static void answer(CompletableFuture<JsonNode> sent) {
        BrowserWire.answer("Input.dispatchMouseEvent", sent);
    }

    /** The page as PNG: a part of it, which may lie beyond what the window shows. */
    byte[] picture(double x, double y, double width, double height) {
        var clip = Map.of("x", x, "y", y, "width", width, "height", height, "scale", 1);
        var answer =
                call("Page.captureScreenshot", Map.of("format", "png", "clip", clip, "captureBeyondViewport", true));
        return Base64.getDecoder().decode(answer.path("data").asText());
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        return wire.call(session, method, parameters);
    }

    @Override
    public void close() {
        if (wire != null) wire.close();
        program.close();
        kept.close();
    }
}
