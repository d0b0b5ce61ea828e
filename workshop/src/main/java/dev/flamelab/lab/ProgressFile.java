package dev.flamelab.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text file in which it is noted what somebody has done, a line for each thing. It is theirs: they may edit it, and no
 * line of it is ever changed or thrown away.
 */
public final class ProgressFile {
    /** Its name in the project's folder. */
    public static final String NAME = "my-progress.txt";

    private static final String HEAD = "# What you have done in this course. You may edit this file.\n";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final Pattern LINE =
            Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(check\\s+--fix|\\S+)(?:\\s+(.*))?");
    private static final String EXAMPLE = "2026-11-22 16:30  cpu  run  PASS";

    private final Home home;
    private final Path file;

    private ProgressFile(Home home) {
        this.home = home;
        file = home.root().resolve(NAME);
    }

    static ProgressFile of(Home home) {
        return new ProgressFile(home);
    }

    /** Notes what was done just now. */
    public static void note(Home home, Story story, Deed deed, String result) {
        of(home).add(new Progress.Entry(LocalDateTime.now(), story.name(), deed, result));
    }

    Progress read() {
        var entries = new ArrayList<Progress.Entry>();
        var unclear = new ArrayList<String>();
        int number = 0;
        for (var raw : text().split("\\R", -1)) {
            number++;
            var line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            var entry = entry(line);
            if (entry.isPresent()) entries.add(entry.get());
            else
                unclear.add(Home.shown(file) + ", line " + number + ", tells nothing (" + line + "): write it like \""
                        + EXAMPLE + "\", or remove it");
        }
        return new Progress(entries, unclear);
    }

    private static Optional<Progress.Entry> entry(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) return Optional.empty();
        var deed = Deed.of(parts.group(4).replaceAll("\\s+", " "));
        try {
            var at = LocalDateTime.parse(parts.group(1) + " " + parts.group(2), TIME);
            var result = parts.group(5) == null ? "" : parts.group(5);
            return deed.map(known -> new Progress.Entry(at, parts.group(3), known, result));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String text() {
        if (!Files.exists(file)) return "";
        try {
            // an editor of Windows may have put a mark before the first letter
            return new String(Files.readAllBytes(file), UTF_8).replaceFirst("^\uFEFF", "");
        } catch (IOException e) {
            throw LabError.machine(
                    Home.shown(file) + " cannot be read (" + LabError.reason(e)
                            + "): see that it is a file and that you may read it",
                    e);
        }
    }

    private void add(Progress.Entry entry) {
        var line = String.format(
                        Locale.ROOT,
                        "%s  %-8s %-12s %s",
                        TIME.format(entry.at()),
                        entry.story(),
                        entry.deed().word(),
                        entry.result())
                .stripTrailing();
        try {
            OneAtATime.in(home, () -> append(line));
        } catch (IOException e) {
            throw LabError.machine(
                    "\"" + line + "\" could not be noted in " + Home.shown(file) + " (" + LabError.reason(e)
                            + "): make room or get the right to write there",
                    e);
        }
    }

    /** Whoever is killed meanwhile leaves the file as it was. */
    private Path append(String line) throws IOException {
        // a link, to a folder that is synchronised perhaps, stays one
        var real = Files.exists(file) ? file.toRealPath() : file;
        if (Files.exists(real)) ReadOnly.refuse(real);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Files.exists(real) ? Files.readAllBytes(real) : HEAD.getBytes(UTF_8));
        if (bytes.size() > 0 && bytes.toByteArray()[bytes.size() - 1] != '\n') bytes.write('\n');
        bytes.writeBytes((line + "\n").getBytes(UTF_8));
        return WholeFile.write(real, bytes.toByteArray());
    }
}
