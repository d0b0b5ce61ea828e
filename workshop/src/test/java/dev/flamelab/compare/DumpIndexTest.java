package dev.flamelab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DumpIndexTest {
    private static final String SUM_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    private Path folder;

    @Test
    void folderWithoutIndexHasNoDumps() throws Exception {
        assertThat(DumpIndex.read(folder).dumps()).isEmpty();
    }

    @Test
    void indexSurvivesWritingAndReading() throws Exception {
        DumpIndex index = new DumpIndex(List.of(dump("b.pb.gz"), dump("a.pb.gz")));

        index.write(folder.resolve(DumpIndex.FILE));

        assertThat(DumpIndex.read(folder)).isEqualTo(index);
        assertThat(index.dumps()).extracting(RecordedDump::file).containsExactly("a.pb.gz", "b.pb.gz");
        assertThat(files()).containsExactly("index.json");
    }

    @Test
    void indexIsWrittenForPeopleToRead() throws Exception {
        new DumpIndex(List.of(dump("a.pb.gz"))).write(folder.resolve(DumpIndex.FILE));

        assertThat(Files.readString(folder.resolve("index.json"))).isEqualTo("""
                        {
                          "dumps" : [
                            {
                              "file" : "a.pb.gz",
                              "story" : "cpu",
                              "kind" : "profile",
                              "service" : "shipped",
                              "jdk" : "17.0.9",
                              "cores" : 2,
                              "date" : "2026-11-22",
                              "command" : "./lab record cpu",
                              "load" : "3 x 100/s",
                              "seconds" : 15,
                              "anchors" : [
                                {
                                  "name" : "recursive",
                                  "pattern" : "Fib\\\\.recursive",
                                  "value" : "cpu",
                                  "share" : 93.1,
                                  "samples" : 612,
                                  "floor" : 60.0
                                }
                              ],
                              "sha256" : "%s"
                            }
                          ]
                        }
                        """.formatted(SUM_OF_HELLO));
    }

    @Test
    void dumpRecordedAnewTakesThePlaceOfTheOldOne() {
        DumpIndex index = new DumpIndex(List.of(dump("a.pb.gz"), dump("b.pb.gz"))).with(dump("a.pb.gz"));

        assertThat(index.dumps()).hasSize(2);
        assertThat(index.ofStory("cpu")).hasSize(2);
        assertThat(index.ofStory("heap")).isEmpty();
    }

    @Test
    void dumpIsKnownByItsBytesWhateverItsName() throws Exception {
        Path copy = Files.writeString(folder.resolve("copy"), "hello");
        Path other = Files.writeString(folder.resolve("other"), "hello!");
        DumpIndex index = new DumpIndex(List.of(dump("a.pb.gz")));

        assertThat(index.find(copy)).contains(dump("a.pb.gz"));
        assertThat(index.find(other)).isEmpty();
    }

    @Test
    void changedOrMissingDumpIsRefusedWithTheCure() throws Exception {
        assertThatThrownBy(() -> DumpIndex.checked(folder, dump("a.pb.gz")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.pb.gz is missing, though the index names it: restore it with git checkout");
        Path file = Files.writeString(folder.resolve("a.pb.gz"), "hello");
        assertThat(DumpIndex.checked(folder, dump("a.pb.gz"))).isEqualTo(file);
        Path blank = Files.createDirectory(folder.resolve("my clone"));
        Files.writeString(blank.resolve("a.pb.gz"), "hullo");
        assertThatThrownBy(() -> DumpIndex.checked(blank, dump("a.pb.gz")))
                .hasMessageContaining("its sha256 differs")
                .hasMessageContaining("git checkout '" + blank.resolve("a.pb.gz") + "' or")
                .hasMessageContaining("./lab record cpu");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | Unexpected end-of-input",
                "[] | Cannot deserialize",
                "{\"dumps\":[{}]} | Missing creator property 'file'",
                "{\"dumps\":null} | Null value for creator property 'dumps'",
                "{\"dumps\":[],\"more\":1} | Unrecognized field \"more\"",
            })
    void whatIsNoIndexIsRefusedInOneLine(String json, String reason) throws Exception {
        Files.writeString(folder.resolve("index.json"), json);

        assertThatThrownBy(() -> DumpIndex.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("index.json is not an index of dumps: ")
                .hasMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void indexThatNamesFilesElsewhereIsRefused() throws Exception {
        String json = Files.readString(written(dump("a.pb.gz"))).replace("a.pb.gz", "../a.pb.gz");
        Files.writeString(folder.resolve("index.json"), json);

        assertThatThrownBy(() -> DumpIndex.read(folder))
                .hasMessageContaining("\"../a.pb.gz\" is not the name of a file beside the index");
    }

    @Test
    void anchorWithABrokenPatternIsRefusedByName() {
        assertThatThrownBy(() -> new Anchor("recursive", "Fib(", "cpu", 60))
                .hasMessageStartingWith("the pattern of anchor \"recursive\" is no regular expression: ");
        assertThatThrownBy(() -> new Anchor("recursive", "Fib", "cpu", 101))
                .hasMessageContaining("it must be a percentage, from 0 to 100");
        assertThatThrownBy(() -> new Anchor("recursive", "Fib", null, 60))
                .hasMessageContaining("anchor \"recursive\" needs a value");
    }

    private Path written(RecordedDump dump) throws IOException {
        new DumpIndex(List.of(dump)).write(folder.resolve(DumpIndex.FILE));
        return folder.resolve("index.json");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static RecordedDump dump(String file) {
        return new RecordedDump(
                file,
                "cpu",
                "profile",
                "shipped",
                "17.0.9",
                2,
                "2026-11-22",
                "./lab record cpu",
                "3 x 100/s",
                15,
                List.of(new RecordedAnchor("recursive", "Fib\\.recursive", "cpu", 93.1, 612, 60)),
                SUM_OF_HELLO);
    }
}
