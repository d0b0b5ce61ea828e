package dev.flamelab.cli;

import dev.flamelab.lab.Access;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.Trust;
import dev.flamelab.report.Dialect;
import dev.flamelab.report.JavaNames;
import dev.flamelab.report.SymbolNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** pprof's flags that say where the profile comes from, and those for a service that asks who one is. */
final class SourceFlags {
    @Option(
            names = {"-seconds", "--seconds"},
            paramLabel = "N",
            defaultValue = "0",
            description = "For an address: profile for so long.")
    private int seconds;

    @Option(
            names = {"-timeout", "--timeout"},
            paramLabel = "N",
            defaultValue = "0",
            description = "For an address: wait so many seconds at most.")
    private int timeout;

    @Option(
            names = {"-base", "--base"},
            paramLabel = "SOURCE",
            description = "Take this off the profile.")
    private List<String> base = new ArrayList<>();

    @Option(
            names = {"-diff_base", "--diff_base"},
            paramLabel = "SOURCE",
            description = "The same, and show shares of this instead of shares of the difference.")
    private List<String> diffBase = new ArrayList<>();

    @Option(
            names = {"-buildid", "--buildid"},
            paramLabel = "ID",
            defaultValue = "",
            description = "Say that the program has this build id.")
    private String buildId;

    @Option(
            names = {"-add_comment", "--add_comment"},
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Add a comment to the profile.")
    private String comment;

    @Option(
            names = {"-symbolize", "--symbolize"},
            paramLabel = "HOW",
            defaultValue = "",
            description = "What to leave out of names of C++: demangle=full nothing, demangle=templates parameters."
                    + " A service is asked for the names of addresses, unless none or local is given.")
    private String symbolize;

    @Option(
            names = {"-tools", "--tools"},
            paramLabel = "PATH",
            description = "Accepted: no tools are needed.")
    private String tools;

    @Option(
            names = {"-java", "--java"},
            paramLabel = "HOW",
            converter = JavaNamesFlag.class,
            description =
                    "Make the JVM's names readable: short without packages, full with them, jvm with arguments too.")
    private JavaNames names;

    @Option(
            names = {"-token", "--token"},
            paramLabel = "TOKEN",
            description = "A bearer token for addresses (default: the environment's LAB_TOKEN).")
    private String token;

    @Option(
            names = {"-token_file", "--token_file", "--token-file"},
            paramLabel = "FILE",
            description = "The same, in a file, where no other user sees it.")
    private Path tokenFile;

    @Option(
            names = {"-tls_ca", "--tls_ca"},
            paramLabel = "FILE",
            description = "For https: trust these authorities.")
    private Path authorities;

    @Option(
            names = {"-tls_cert", "--tls_cert"},
            paramLabel = "FILE",
            description = "For https: our own certificate.")
    private Path certificate;

    @Option(
            names = {"-tls_key", "--tls_key"},
            paramLabel = "FILE",
            description = "For https: the key of our own certificate.")
    private Path key;

    @Option(
            names = {"-largest", "--largest"},
            paramLabel = "SIZE",
            defaultValue = "1GB",
            description = "Refuse a profile that is larger than this when unpacked (default: ${DEFAULT-VALUE}).")
    private String largest;

    int seconds() {
        return seconds;
    }

    int timeout() {
        return timeout;
    }

    /** Of several, Go 1.19's pprof takes the one that was given last. */
    List<String> base(Dialect dialect) {
        List<String> given = base();
        return dialect == Dialect.GO_1_19 && given.size() > 1 ? given.subList(given.size() - 1, given.size()) : given;
    }

    private List<String> base() {
        List<String> given = named(base);
        if (!given.isEmpty() && !named(diffBase).isEmpty()) {
            throw LabError.usage("-base and -diff_base exclude each other: give one of them");
        }
        return given.isEmpty() ? named(diffBase) : given;
    }

    /** Whether what the base has shows as less, rather than being taken off. */
    boolean isDiff() {
        return !named(diffBase).isEmpty();
    }

    /** How to make names readable; null for not at all. */
    JavaNames names() {
        return names;
    }

    /** To be asked before anything is fetched. */
    void check(Consumer<String> say) {
        for (int given : List.of(seconds, timeout)) {
            if (given < 0) throw LabError.usage(given + " seconds are no time to wait: give 1 or more");
        }
        if (!SymbolNames.isMode(symbolize())) {
            say.accept("ignoring unrecognized symbolization option: " + symbolize);
            say.accept("expecting -symbolize=[local|fastlocal|remote|none][:force]"
                    + "[:demangle=[none|full|templates|default]]");
        }
    }

    String symbolize() {
        return symbolize.toLowerCase(Locale.ROOT);
    }

    /** Whether the service that a profile comes from may be asked for names. */
    boolean asksForSymbols() {
        return symbolizeWords().stream().noneMatch(List.of("none", "no", "local", "fastlocal")::contains);
    }

    List<String> symbolizeWords() {
        return List.of(symbolize().split(":"));
    }

    String buildId() {
        return buildId;
    }

    String comment() {
        return comment;
    }

    long largest() {
        return ByteSize.of(largest);
    }

    Access access() {
        return new Access(token().strip(), new Trust(certificate, key, authorities));
    }

    private String token() {
        if (token != null) return token;
        if (tokenFile == null) return System.getenv().getOrDefault("LAB_TOKEN", "");
        try {
            return Files.readString(tokenFile);
        } catch (IOException e) {
            throw LabError.usage(Home.shown(tokenFile) + " cannot be read: name a file that holds the token");
        }
    }

    private static List<String> named(List<String> sources) {
        return sources.stream().filter(source -> !source.isEmpty()).toList();
    }
}
