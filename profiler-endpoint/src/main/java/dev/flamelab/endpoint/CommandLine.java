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
    /** Wherever it stands in a name. */
    private static final Pattern SECRET = Pattern.compile(
            "passw|pwd|passphrase|passcode|passkey|secret|token|credential"
                    + "|(?:api|access|private|encrypt|encryption|sign|signing|signature|master|shared)[-_.]?key|auth(?!or)",
            Pattern.CASE_INSENSITIVE);

    /** At the end of a name that is given a value by {@code =}; as a part of others they mean nothing. */
    private static final Pattern SECRET_AT_END =
            Pattern.compile("(?:^|[^A-Za-z]|(?<=[a-z0-9])(?=[A-Z]))(?i:pw|pin|jwt|bearer|cookie|sig|signature)$"
                    + "|(?i:(?<!by|com|sur|over|under|tres)pass)$");

    /** A name that is given a value, from its first character on, so that none is looked at twice. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w.-])([\\w.-]++)([=:])");

    /** What ends a value in a URL: the next parameter. A comma may be part of it. */
    private static final Pattern NEXT_IN_URL = Pattern.compile("[&;][\\w.-]++=");

    /** In an agent's options. */
    private static final Pattern NEXT_IN_OPTIONS = Pattern.compile("[&;,][\\w.-]++=");

    private static final Pattern AGENT = Pattern.compile("-(?:javaagent|agentpath|agentlib):.*", Pattern.DOTALL);

    /** --token …, whose value is the next argument. */
    private static final Pattern NAMED = Pattern.compile("--?([\\w.-]++)");

    /** -u root:…, as other programs take it. */
    private static final Pattern USER = Pattern.compile("-u|--user");

    /** What stands behind the name of a secret and is not its value, though that may begin with a dash too. */
    private static final Pattern OPTION = Pattern.compile(
            "--[A-Za-z].*|-(?:jar|cp|classpath|ea|da|server|client|[DX].+|(?:javaagent|agentpath|agentlib|verbose).*)",
            Pattern.DOTALL);

    private CommandLine() {}

    /** As Go's cmdline has it: the arguments with a NUL between each two. */
    static String read() throws IOException {
        return String.join("\0", mask(arguments()));
    }

    static List<String> mask(List<String> arguments) {
        List<String> masked = new ArrayList<>();
        String before = "";
        for (String argument : arguments) {
            Matcher named = NAMED.matcher(before);
            if (named.matches()
                    && isSecret(named.group(1), '=')
                    && !OPTION.matcher(argument).matches()) {
                masked.add(MASK);
            } else if (USER.matcher(before).matches() && argument.indexOf(':') > 0) {
                masked.add(argument.substring(0, argument.indexOf(':') + 1) + MASK);
            } else {
                masked.add(mask(argument));
            }
            before = argument;
        }
        return masked;
    }

    private static String mask(String argument) {
        int own = endOfOwnName(argument);
        if (own > 0 && own < argument.length()) {
            return argument.substring(0, own) + MASK;
        }
        return assigned(
                Users.masked(argument, MASK), AGENT.matcher(argument).matches() ? NEXT_IN_OPTIONS : NEXT_IN_URL);
    }

    /** Of -Ddb.password=… or --api-key=…, where all that follows is the value; 0 when it is not so. */
    private static int endOfOwnName(String argument) {
        boolean isProperty = argument.startsWith("-D");
        int end = 0;
        while (end < argument.length() && (isProperty ? "=" : "=:/").indexOf(argument.charAt(end)) < 0) {
            end++;
        }
        return end < argument.length()
                        && argument.charAt(end) != '/'
                        && isSecret(argument.substring(isProperty ? 2 : 0, end), argument.charAt(end))
                ? end + 1
                : 0;
    }

    /** ?token=…& in a URL, or ,secret=… in an agent's options. */
    private static String assigned(String argument, Pattern next) {
        var masked = new StringBuilder();
        int told = 0;
        Matcher name = NAME.matcher(argument);
        Matcher following = next.matcher(argument);
        for (boolean found = name.find(); found; found = name.find()) {
            if (isSecret(name.group(1), name.group(2).charAt(0))) {
                int start = name.end();
                int end = following.find(start) ? following.start() : argument.length();
                if (end > start) {
                    masked.append(argument, told, start).append(MASK);
                    told = end;
                    name.region(end, argument.length());
                }
            }
        }
        return masked.append(argument, told, argument.length()).toString();
    }

    private static boolean isSecret(String name, char assigned) {
        return SECRET.matcher(name).find()
                || assigned == '=' && SECRET_AT_END.matcher(name).find();
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
