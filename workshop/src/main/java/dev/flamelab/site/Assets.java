package dev.flamelab.site;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The style sheets and scripts that every page of ours may ask for, out of the class path. */
final class Assets {
    private static final String OURS = "dev/flamelab/site/";
    private static final String JARS = "META-INF/maven/";
    private static final List<String> OF_SLIDES = List.of(
            "theme.css",
            "slide.css",
            "deck.css",
            "deck.js",
            "fit.js",
            "handout.js",
            "speaker.js",
            "sync.js",
            "icon.svg",
            "title.svg");

    /** In a folder of their own, and all served from one place, so that they find each other. */
    private static final List<String> OF_VIEWER = List.of(
            "viewer.css",
            "over.css",
            "views.css",
            "flame.css",
            "blocks.js",
            "change.js",
            "colors.js",
            "compare.js",
            "dialog.js",
            "elements.js",
            "flame-dust.js",
            "flame-groups.js",
            "flame-hands.js",
            "flame-hatch.js",
            "flame-keys.js",
            "flame-layout.js",
            "flame-menu.js",
            "flame-notes.js",
            "flame-paint.js",
            "flame-paper.js",
            "flame-shape.js",
            "flame-text.js",
            "flame-tree.js",
            "flame-twin.js",
            "flame-view.js",
            "flame-words.js",
            "flame.js",
            "graph-layout.js",
            "graph-tables.js",
            "graph-worker.js",
            "graph.js",
            "header.js",
            "hottest.js",
            "labels.js",
            "loading.js",
            "menus.js",
            "opened.js",
            "minimap.js",
            "page.js",
            "panzoom.js",
            "peek.js",
            "places.js",
            "popup.js",
            "search.js",
            "server.js",
            "source.js",
            "svg.js",
            "table-hands.js",
            "table.js",
            "tagfilter.js",
            "told.js",
            "tags.js",
            "top.js",
            "traces.js",
            "twin.js",
            "units.js",
            "views.js");

    private static final Map<String, String> PLACES = places();
    private static final Map<String, byte[]> READ = new ConcurrentHashMap<>();

    private Assets() {}

    private static Map<String, String> places() {
        Map<String, String> places = new HashMap<>();
        OF_SLIDES.forEach(name -> places.put(name, OURS + name));
        OF_VIEWER.forEach(name -> places.put(name, OURS + "viewer/" + name));
        String highlight = version("org.webjars/highlightjs");
        places.put("highlight.min.js", "META-INF/resources/webjars/highlightjs/" + highlight + "/highlight.min.js");
        String viz = version("org.mvnpm.at.viz-js/viz");
        places.put("viz-global.js", "META-INF/resources/_static/at/viz-js/viz/" + viz + "/dist/viz-global.js");
        return places;
    }

    static boolean has(String name) {
        return PLACES.containsKey(name);
    }

    /** Whether it has been read before, and is at hand. */
    static boolean isAtHand(String name) {
        return READ.containsKey(name);
    }

    static Buffer read(String name) {
        return Buffer.buffer(READ.computeIfAbsent(name, Assets::bytes));
    }

    static String text(String name) {
        return read(name).toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = open(PLACES.get(name))) {
            return in.readAllBytes();
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

    private static String version(String jar) {
        var properties = new Properties();
        try (InputStream in = open(JARS + jar + "/pom.properties")) {
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
