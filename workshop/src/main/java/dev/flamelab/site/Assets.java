package dev.flamelab.site;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The style sheets and scripts that every page of ours may ask for, out of the class path. */
final class Assets {
    private static final String OURS = "dev/flamelab/site/";
    private static final String WEBJAR = "META-INF/maven/org.webjars/highlightjs/pom.properties";
    private static final Map<String, String> PLACES = Map.of(
            "deck.css", OURS + "deck.css",
            "deck.js", OURS + "deck.js",
            "fit.js", OURS + "fit.js",
            "handout.js", OURS + "handout.js",
            "speaker.js", OURS + "speaker.js",
            "sync.js", OURS + "sync.js",
            "icon.svg", OURS + "icon.svg",
            "title.svg", OURS + "title.svg",
            "highlight.min.js", "META-INF/resources/webjars/highlightjs/" + version() + "/highlight.min.js");

    private Assets() {}

    static boolean has(String name) {
        return PLACES.containsKey(name);
    }

    static Buffer read(String name) {
        try (InputStream in = open(PLACES.get(name))) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String type(String name) {
        if (name.endsWith(".svg")) {
            return "image/svg+xml";
        }
        return name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
    }

    private static String version() {
        var properties = new Properties();
        try (InputStream in = open(WEBJAR)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static InputStream open(String place) throws IOException {
        InputStream in = Assets.class.getClassLoader().getResourceAsStream(place);
        if (in == null) {
            throw new IOException("the class path lacks " + place + "; build the project again");
        }
        return in;
    }
}
