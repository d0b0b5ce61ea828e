package dev.flamelab.lab;

import dev.flamelab.report.SourceCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Sources that are on this machine anyway: those of the demo service, and the JDK's where it has its {@code src.zip}. */
final class SourcesAtHand implements SourceCode {
    private static final Found NOT_HERE = Found.nothing("not found");

    /** A profile does not say which JDK it was taken on, and lines move from one to the next. */
    private static final String NOTE = "lines as in JDK " + System.getProperty("java.version")
            + ", which runs ./lab: another one that was profiled may have others";

    private static final Pattern OF_JDK = Pattern.compile("(java|javax|jdk|sun|com/sun)/.+\\.java");

    private final Path demoService;
    private final Path jdk;

    SourcesAtHand(Path demoService) {
        this(demoService, Path.of(System.getProperty("java.home"), "lib", "src.zip"));
    }

    SourcesAtHand(Path demoService, Path jdk) {
        this.demoService = demoService;
        this.jdk = jdk;
    }

    @Override
    public Found find(String file) {
        Path relative = Path.of(file).normalize();
        if (relative.isAbsolute() || relative.startsWith("..")) {
            return NOT_HERE;
        }
        try {
            Path own = demoService.resolve(relative);
            if (Files.isRegularFile(own)) {
                return Found.of(SourceText.lines(Files.readAllBytes(own)));
            }
            return Files.isRegularFile(jdk) ? inJdk(relative) : NOT_HERE;
        } catch (IOException e) {
            // They are a courtesy: who misses them is told that the file was not found where it should be.
            return NOT_HERE;
        }
    }

    /** Where that is on this machine. */
    List<String> places() {
        String archive =
                jdk + (Files.isRegularFile(jdk) ? "" : ", which is missing: this JDK came without its sources");
        return List.of(demoService + ", the demo service", archive);
    }

    /** What a person should know who misses one: empty, unless it is the JDK's. */
    String missed(String file) {
        if (!OF_JDK.matcher(file).matches()) return "";
        return Files.isRegularFile(jdk)
                ? ", nor in " + jdk + ": it is of another JDK, whose sources -source_path can name"
                : ", nor is there " + jdk + ": install the sources of the JDK (on Debian and Ubuntu openjdk-"
                        + Runtime.version().feature() + "-source), or name their folder with -source_path";
    }

    /** In the archive each module is a folder; {@code java.base} is the first to look into. */
    private Found inJdk(Path relative) throws IOException {
        String path = relative.toString().replace('\\', '/');
        try (ZipFile zip = new ZipFile(jdk.toFile())) {
            ZipEntry base = zip.getEntry("java.base/" + path);
            ZipEntry entry = base != null
                    ? base
                    : zip.stream()
                            .filter(other -> other.getName().endsWith("/" + path)
                                    && other.getName().indexOf('/')
                                            == other.getName().length() - path.length() - 1)
                            .findFirst()
                            .orElse(null);
            if (entry == null) {
                return NOT_HERE;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return new Found(SourceText.lines(in.readAllBytes()), "", NOTE);
            }
        }
    }
}
