package dev.flamelab.lab;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ValueType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the dumps of one kind of one service are called, but for the number that tells them apart. */
record DumpName(String start, String ending) {
    private static final String PROFILE = ".pb.gz";
    private static final String TRACE = ".jfr";

    /** As {@code go tool pprof} calls those of a profile. */
    static DumpName of(Profile profile) {
        var types = profile.sampleTypes().stream()
                .map(ValueType::type)
                .map(type -> type.replaceAll("[^A-Za-z0-9_-]", "_"))
                .collect(Collectors.joining("."));
        return new DumpName("pprof" + after(DumpStore.service(profile)) + after(types), PROFILE);
    }

    /** @param service whose trace it is, empty when that is not known */
    static DumpName ofTrace(String service) {
        return new DumpName("trace" + after(service), TRACE);
    }

    private static String after(String part) {
        return part.isEmpty() ? "" : "." + part;
    }

    /** Whether a file is called as any dump is. */
    static boolean isAny(Path file) {
        return List.of(PROFILE, TRACE).stream().anyMatch(file.toString()::endsWith);
    }

    boolean isOfProfile() {
        return ending.equals(PROFILE);
    }

    String numbered(int number) {
        return String.format(Locale.ROOT, "%s.%03d%s", start, number, ending);
    }

    /** Whether a file is one of these, by its name. */
    boolean isOf(Path file) {
        return file.getFileName().toString().matches(Pattern.quote(start) + "\\.[0-9]+" + Pattern.quote(ending));
    }

    @Override
    public String toString() {
        return start + ".*" + ending;
    }
}
