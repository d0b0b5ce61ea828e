package dev.flamelab.compare;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * A line of {@code dumps/index.json}: one reference dump and how it came about.
 *
 * @param file its name in the folder of the index
 * @param kind as in the URL it was captured from: {@code profile}, {@code heap}
 * @param service which service it is of: {@code shipped}, {@code solution}, or what else the story has
 * @param cores how many the machine had
 * @param date as in {@code 2026-11-22}
 * @param command what records it anew
 * @param load what ran meanwhile, in words
 * @param seconds how long it was captured
 */
public record RecordedDump(
        String file,
        String story,
        String kind,
        String service,
        String jdk,
        int cores,
        String date,
        String command,
        String load,
        int seconds,
        List<RecordedAnchor> anchors,
        String sha256) {
    /** The service as the course comes with it. */
    public static final String SHIPPED = "shipped";

    /** The service with the bundled cure. */
    public static final String SOLUTION = "solution";

    public RecordedDump {
        if (file.isBlank() || !Path.of(file).equals(Path.of(file).getFileName())) {
            throw new IllegalArgumentException("\"" + file + "\" is not the name of a file beside the index");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("the sha256 of " + file + " is not 64 hexadecimal digits");
        }
        LocalDate.parse(date);
        anchors = List.copyOf(anchors);
    }

    /** Whether it shows the fault, so that others are compared with it. */
    @JsonIgnore
    public boolean isReference() {
        return service.equals(SHIPPED);
    }

    /** The anchors to compare by. */
    public List<Anchor> toCompareBy() {
        return anchors.stream().map(RecordedAnchor::anchor).toList();
    }

    /** The sum of a file's bytes, as an index has it. */
    public static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
