package dev.flamelab.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The reference dumps that come with the project: {@code dumps/index.json}. */
public record DumpIndex(List<RecordedDump> dumps) {
    /** Its name in the folder of the dumps. */
    public static final String FILE = "index.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public DumpIndex {
        dumps = dumps.stream().sorted(Comparator.comparing(RecordedDump::file)).toList();
    }

    /** The index in a folder; empty when there is none. */
    public static DumpIndex read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            return JSON.readValue(Files.readString(file), DumpIndex.class);
        } catch (NoSuchFileException e) {
            return new DumpIndex(List.of());
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file + " is not an index of dumps: " + firstClause(e.getOriginalMessage())
                            + "; restore it with git checkout " + LookFurther.quoted(file.toString()),
                    e);
        }
    }

    /** Writes the index to a file; it is the one of a folder once it has its name there. */
    public void write(Path file) throws IOException {
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        Files.writeString(file, JSON.writer(printer).writeValueAsString(this) + "\n");
    }

    /** The same index with one dump more, in the place of a former one of that name. */
    public DumpIndex with(RecordedDump dump) {
        Stream<RecordedDump> others =
                dumps.stream().filter(other -> !other.file().equals(dump.file()));
        return new DumpIndex(Stream.concat(others, Stream.of(dump)).toList());
    }

    /** The dump with this file's bytes, wherever the file lies. */
    public Optional<RecordedDump> find(Path file) throws IOException {
        String sum = RecordedDump.sha256(file);
        return dumps.stream().filter(dump -> dump.sha256().equals(sum)).findFirst();
    }

    /** The dumps of a story. */
    public List<RecordedDump> ofStory(String story) {
        return dumps.stream().filter(dump -> dump.story().equals(story)).toList();
    }

    /** The dump's file in the folder of this index, once it is sure that it is the one that was recorded. */
    public static Path checked(Path folder, RecordedDump dump) throws IOException {
        Path file = folder.resolve(dump.file());
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is missing, though the index names it: restore it with git checkout "
                    + LookFurther.quoted(file.toString()));
        }
        if (!RecordedDump.sha256(file).equals(dump.sha256())) {
            throw new IOException(file + " is not the file that the index describes, its sha256 differs:"
                    + " restore it with git checkout " + LookFurther.quoted(file.toString())
                    + " or record it anew with "
                    + dump.command());
        }
        return file;
    }

    // What comes behind is of use to those who write such programs only.
    private static String firstClause(String text) {
        return text.split("[;\n]| \\(", 2)[0];
    }
}
