package dev.flamelab.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The arguments that this JVM was started with, with secrets masked as far as they can be told. */
final class CommandLine {
    private static final Path LINUX = Path.of("/proc/self/cmdline");
    private static final String MASK = "***";
    private static final String SECRET = "(?i:passw|pwd|passphrase|secret|token|credential|api[-_.]?key"
            + "|access[-_.]?key|private[-_.]?key|auth(?!or))";

    /** -Ddb.password=…, --api-key=…: all of it is the value. */
    private static final Pattern OWN_NAME =
            Pattern.compile("(-D[^=]*" + SECRET + "[^=]*=|[^=:/]*" + SECRET + "[^=:/]*[=:]).+", Pattern.DOTALL);

    /** ?token=…&, in a URL: up to what begins the next parameter. */
    private static final Pattern IN_URL = assignedUpTo("[&;]");

    /** ,secret=…, in an agent's options. */
    private static final Pattern IN_OPTIONS = assignedUpTo("[&;,]");

    private static final Pattern AGENT = Pattern.compile("-(?:javaagent|agentpath|agentlib):.*", Pattern.DOTALL);

    /** --token …, whose value is the next argument. */
    private static final Pattern NAMED = Pattern.compile("--?[\\w.-]*" + SECRET + "[\\w.-]*");

    /**
     * jdbc:postgresql://user:…@host. Up to the last @ before a slash; without one there, slashes are the password's
     * too. But http://host:8080/me@home has a port.
     */
    private static final Pattern USER_INFO =
            Pattern.compile("(://[^/:\\s]*:)(?!\\d{1,5}(?:[/?#]|$))(?:[^/\\s]+|(?:(?!://)\\S)+)(@)");

    /** https://…@host: a token alone, as code hosts take it. */
    private static final Pattern USER_ALONE = Pattern.compile("(://)[^/:?#\\s]+(@)(?![^/\\s]*@)");

    /** jdbc:oracle:thin:user/…@host */
    private static final Pattern ORACLE = Pattern.compile("(:thin:[^/@\\s]*/)[^@\\s]+(@)");

    private CommandLine() {}

    /** As Go's cmdline has it: the arguments with a NUL between each two. */
    static String read() throws IOException {
        return String.join("\0", mask(arguments()));
    }

    static List<String> mask(List<String> arguments) {
        List<String> masked = new ArrayList<>();
        boolean isValue = false;
        for (String argument : arguments) {
            masked.add(isValue && !argument.startsWith("-") ? MASK : mask(argument));
            isValue = NAMED.matcher(argument).matches();
        }
        return masked;
    }

    private static String mask(String argument) {
        Matcher own = OWN_NAME.matcher(argument);
        if (own.matches()) {
            return own.group(1) + MASK;
        }
        Pattern assigned = AGENT.matcher(argument).matches() ? IN_OPTIONS : IN_URL;
        String masked = argument;
        for (Pattern enclosed : List.of(USER_INFO, USER_ALONE, ORACLE)) {
            masked = enclosed.matcher(masked).replaceAll("$1" + Matcher.quoteReplacement(MASK) + "$2");
        }
        return assigned.matcher(masked).replaceAll("$1" + Matcher.quoteReplacement(MASK));
    }

    private static Pattern assignedUpTo(String separator) {
        return Pattern.compile(
                "([\\w.-]*" + SECRET + "[\\w.-]*[=:])(?:(?!" + separator + "[\\w.-]+=).)+", Pattern.DOTALL);
    }

    private static List<String> arguments() throws IOException {
        if (Files.isReadable(LINUX)) {
            String line = Files.readString(LINUX, StandardCharsets.ISO_8859_1);
            return List.of(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).split("\0"));
        }
        ProcessHandle.Info info = ProcessHandle.current().info();
        List<String> arguments = new ArrayList<>();
        info.command().ifPresent(arguments::add);
        arguments.addAll(List.of(info.arguments().orElse(new String[0])));
        return arguments;
    }
}
