package dev.flamelab.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Graphviz as WebAssembly, taken out of the script that brings it into browsers: the code stands there as one long
 * string, and next to it which short names its functions were given.
 *
 * @param bytes the code
 * @param imports what the code's environment must offer, by the short name that the code calls it
 * @param exports the short names of what can be called, by name
 */
record GraphvizCode(byte[] bytes, Map<String, String> imports, Map<String, String> exports) {
    private static final String VERSION = "/META-INF/maven/org.mvnpm.at.viz-js/viz/pom.properties";
    private static final String SCRIPT = "/META-INF/resources/_static/at/viz-js/viz/%s/lib/backend.js";
    private static final String OPENING = "binaryDecode('";
    private static final Pattern IMPORTS = Pattern.compile("wasmImports=\\{([^}]*)}");
    private static final Pattern IMPORT = Pattern.compile("([\\w$]+):([\\w$]+)");
    private static final Pattern EXPORT = Pattern.compile("Module\\[\"_(\\w+)\"]=wasmExports\\[\"([\\w$]+)\"]");
    private static final Pattern CONSTRUCTORS = Pattern.compile("TTY\\.init\\(\\);wasmExports\\[\"([\\w$]+)\"]\\(\\)");

    /** The name that this class gives to what must be called first. */
    static final String START = "start";

    static GraphvizCode load() {
        try {
            var version = new Properties();
            try (InputStream properties = resource(VERSION)) {
                version.load(properties);
            }
            try (InputStream script = resource(String.format(SCRIPT, version.getProperty("version")))) {
                return of(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new DrawingFailed("the bundled Graphviz cannot be read: build the project anew", e);
        }
    }

    static GraphvizCode of(String script) {
        int opening = script.indexOf(OPENING);
        if (opening < 0) {
            throw new DrawingFailed("the bundled Graphviz is of an unknown make: it has no " + OPENING);
        }
        int start = opening + OPENING.length();
        int end = closingQuote(script, start);
        String rest = script.substring(0, start) + script.substring(end);
        Map<String, String> imports = new HashMap<>();
        Matcher imported = IMPORT.matcher(found(IMPORTS, rest));
        while (imported.find()) {
            imports.put(imported.group(1), imported.group(2));
        }
        Map<String, String> exports = new HashMap<>();
        Matcher exported = EXPORT.matcher(rest);
        while (exported.find()) {
            exports.put(exported.group(1), exported.group(2));
        }
        exports.put(START, found(CONSTRUCTORS, rest));
        return new GraphvizCode(decode(script, start, end), imports, exports);
    }

    private static int closingQuote(String script, int start) {
        int end = start;
        while (end < script.length() && script.charAt(end) != '\'') {
            end += script.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= script.length()) {
            throw new DrawingFailed("the bundled Graphviz is cut off: build the project anew");
        }
        return end;
    }

    /** One character is one byte; only what would end the string or its line is escaped. */
    private static byte[] decode(String script, int start, int end) {
        byte[] bytes = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            char c = script.charAt(i);
            if (c == '\\') {
                c = unescaped(script.charAt(++i));
            }
            bytes[length++] = (byte) c;
        }
        return Arrays.copyOf(bytes, length);
    }

    private static char unescaped(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '\\', '\'' -> escaped;
            default -> throw new DrawingFailed("the bundled Graphviz is written in an unknown way: \\" + escaped);
        };
    }

    private static String found(Pattern pattern, String script) {
        Matcher matcher = pattern.matcher(script);
        if (!matcher.find()) {
            throw new DrawingFailed("the bundled Graphviz is of an unknown make: it has no " + pattern);
        }
        return matcher.group(1);
    }

    private static InputStream resource(String name) throws IOException {
        InputStream resource = GraphvizCode.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IOException(name + " is missing");
        }
        return resource;
    }
}
