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
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** pprof's flags that say where the profile comes from, and those for a service that asks who one is. */
final class SourceFlags {
    private static final long USUAL_LARGEST = 1L << 30;

    private final FlagValues typed;

    SourceFlags(FlagValues typed) {
        this.typed = typed;
    }

    int seconds() {
        return typed.whole("seconds");
    }

    int timeout() {
        return typed.whole("timeout");
    }

    /** Of several, Go 1.19's pprof takes the one that was given last. */
    List<String> base(Dialect dialect) {
        List<String> given = base();
        return dialect == Dialect.GO_1_19 && given.size() > 1 ? given.subList(given.size() - 1, given.size()) : given;
    }

    private List<String> base() {
        List<String> given = typed.texts("base");
        if (!given.isEmpty() && isDiff()) {
            throw LabError.usage("-base and -diff_base exclude each other: give one of them");
        }
        return given.isEmpty() ? typed.texts("diff_base") : given;
    }

    /** Whether what the base has shows as less, rather than being taken off. */
    boolean isDiff() {
        return !typed.texts("diff_base").isEmpty();
    }

    /** How to make names readable; null for not at all. */
    JavaNames names() {
        String how = typed.text("java");
        if (how.isEmpty()) return null;
        for (JavaNames names : JavaNames.values()) {
            if (names.name().toLowerCase(Locale.ROOT).equals(how)) return names;
        }
        throw PprofHelp.wrong("-java: '" + how + "' is none of short, full, jvm: give one");
    }

    /** To be asked before anything is fetched. */
    void check(Consumer<String> say) {
        names();
        for (int given : List.of(seconds(), timeout())) {
            if (given < 0) throw LabError.usage(given + " seconds are no time to wait: give 1 or more");
        }
        if (!symbolize().isEmpty() && !SymbolNames.isMode(symbolize())) {
            say.accept("ignoring unrecognized symbolization option: " + symbolize());
            say.accept("expecting -symbolize=[local|fastlocal|remote|none][:force]"
                    + "[:demangle=[none|full|templates|default]]");
        }
    }

    String symbolize() {
        return typed.text("symbolize").toLowerCase(Locale.ROOT);
    }

    /** Whether the service that a profile comes from may be asked for names. */
    boolean asksForSymbols() {
        return symbolizeWords().stream().noneMatch(List.of("none", "no", "local", "fastlocal")::contains);
    }

    List<String> symbolizeWords() {
        return List.of(symbolize().split(":"));
    }

    String buildId() {
        return typed.text("buildid");
    }

    String comment() {
        return typed.text("add_comment");
    }

    long largest() {
        String given = typed.text("largest");
        return given.isEmpty() ? USUAL_LARGEST : ByteSize.of(given);
    }

    Access access() {
        return new Access(token().strip(), new Trust(file("tls_cert"), file("tls_key"), file("tls_ca")));
    }

    private String token() {
        String token = typed.text("token", null);
        if (token != null) return token;
        Path tokenFile = file("token_file");
        if (tokenFile == null) return System.getenv().getOrDefault("LAB_TOKEN", "");
        try {
            return Files.readString(tokenFile);
        } catch (IOException e) {
            throw LabError.usage(Home.shown(tokenFile) + " cannot be read: name a file that holds the token");
        }
    }

    private Path file(String flag) {
        String named = typed.text(flag);
        return named.isEmpty() ? null : Path.of(named);
    }
}
