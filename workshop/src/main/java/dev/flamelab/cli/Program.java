package dev.flamelab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * The program that a profile is of, where a person says it: before the sources, by its file or its build id.
 *
 * @param file empty when it is not named
 * @param buildId empty when it is not named
 * @param sources what follows
 */
record Program(String file, String buildId, List<String> sources) {
    private static final String ID = "[0-9a-fA-F]+";
    /** How programs begin: on Linux, on macOS in three ways, on Windows. */
    private static final String MAGIC = "7f454c46|cffaedfe|cefaedfe|cafebabe|4d5a.*";

    static Program of(List<String> named, String buildId) {
        if (named.size() > 1) {
            String first = named.get(0);
            List<String> rest = named.subList(1, named.size());
            if (isProgram(first)) return new Program(first, buildId, rest);
            boolean isId = first.matches(ID) && !Files.exists(Path.of(first));
            if (isId && buildId.isEmpty()) return new Program("", first, rest);
        }
        return new Program("", buildId, named);
    }

    /** Whether nothing was said of it. */
    boolean isUnknown() {
        return file.isEmpty() && buildId.isEmpty();
    }

    private static boolean isProgram(String named) {
        try {
            // of a pipe, what is read here would be missed later
            return Files.isRegularFile(Path.of(named)) && startsAsProgram(Path.of(named));
        } catch (IOException | IllegalArgumentException e) {
            // a source, then, of which more is said when it is read
            return false;
        }
    }

    private static boolean startsAsProgram(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(in.readNBytes(4)).matches(MAGIC);
        }
    }
}
