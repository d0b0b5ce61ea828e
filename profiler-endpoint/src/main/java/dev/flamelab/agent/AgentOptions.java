package dev.flamelab.agent;

import dev.flamelab.endpoint.PprofOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The agent's options, {@code port=6060,token-file=/run/secrets/pprof}, read as those of the endpoint. */
final class AgentOptions {
    private static final int DEFAULT_PORT = 6060;

    private static final List<String> NAMES = List.of(
            "port",
            "host",
            "exposed",
            "token",
            "token-file",
            "hosts",
            "service",
            "tls-cert",
            "tls-key",
            "longest-seconds",
            "open-captures",
            "stack-depth",
            "chunk-bytes",
            "alloc-interval-bytes",
            "quiet");

    private final Map<String, String> given;

    private AgentOptions(Map<String, String> given) {
        this.given = given;
    }

    /** @throws IllegalArgumentException in one sentence that names the option */
    static AgentOptions parse(String text) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String option : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            require(NAMES.contains(name), unknown(name, equals >= 0, given.containsKey("token")));
            require(equals >= 0 && equals < option.length() - 1, "the option " + name + " has no value");
            require(given.put(name, option.substring(equals + 1)) == null, "the option " + name + " is given twice");
        }
        return new AgentOptions(given);
    }

    /**
     * What is no name may be a token, or the rest of one that has a comma, which logs must not get: shown is what has
     * a value, or is too short for a token, unless a token came before.
     */
    private static String unknown(String name, boolean hasValue, boolean afterToken) {
        String names = ", there are " + String.join(", ", NAMES);
        return !afterToken && name.matches(hasValue ? "[\\w.-]+" : "[\\w.-]{1,15}")
                ? "the option '" + name + "' is unknown" + names
                : "an option is unknown, or a value has a comma (then a token is given by token-file)" + names;
    }

    /** Whether nothing is told but what goes wrong. */
    boolean quiet() {
        return flag("quiet");
    }

    /**
     * The endpoint's own.
     *
     * @throws IllegalArgumentException in one sentence that names the option
     */
    PprofOptions meant() {
        PprofOptions options =
                reachable(PprofOptions.loopback(DEFAULT_PORT).service(given.getOrDefault("service", programName())));
        if (given.containsKey("hosts")) {
            options = options.hosts(
                    Stream.of(given.get("hosts").split("\\+", -1)).distinct().toArray(String[]::new));
        }
        if (given.containsKey("tls-cert") || given.containsKey("tls-key")) {
            options = options.tls(path("tls-cert"), path("tls-key"));
        }
        options = with("port", options, (then, port) -> then.port((int) port));
        options = with("longest-seconds", options, (then, seconds) -> then.longest(Duration.ofSeconds(seconds)));
        options = with("open-captures", options, (then, captures) -> then.openCaptures((int) captures));
        options = with("stack-depth", options, (then, frames) -> then.stackDepth((int) frames));
        options = with("chunk-bytes", options, PprofOptions::chunkBytes);
        return with("alloc-interval-bytes", options, PprofOptions::allocIntervalBytes);
    }

    private PprofOptions reachable(PprofOptions options) {
        String host = given.getOrDefault("host", options.host());
        return flag("exposed")
                ? options.exposed(host, token())
                : options.token(token()).host(host);
    }

    /** Null when there is none. A file keeps it out of the command line, which all users of the machine can see. */
    private String token() {
        if (!given.containsKey("token-file")) {
            return given.get("token");
        }
        require(!given.containsKey("token"), "the options token and token-file exclude each other");
        Path file = path("token-file");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("the file of the option token-file, " + file + ", cannot be read", e);
        }
    }

    private Path path(String name) {
        return given.containsKey(name) ? Path.of(given.get(name)) : null;
    }

    private boolean flag(String name) {
        String value = given.getOrDefault(name, "false");
        require(value.matches("true|false"), "the option " + name + " is true or false, not '" + value + "'");
        return Boolean.parseBoolean(value);
    }

    private PprofOptions with(String name, PprofOptions options, Change change) {
        String value = given.get(name);
        if (value == null) {
            return options;
        }
        require(
                value.matches("[0-9]{1,9}|1[0-9]{9}"),
                "the option " + name + " is a whole number, 0 or more, not '" + value + "'");
        return change.apply(options, Long.parseLong(value));
    }

    /** The jar or class that the JVM was started with, without folders and ending. */
    private static String programName() {
        String command = System.getProperty("sun.java.command", "").split(" ")[0];
        String file = command.substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1);
        String name = file.endsWith(".jar")
                ? file.substring(0, file.length() - ".jar".length())
                : file.substring(file.lastIndexOf('.') + 1);
        return name.isBlank() ? "java" : name;
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private interface Change {
        PprofOptions apply(PprofOptions options, long value);
    }
}
