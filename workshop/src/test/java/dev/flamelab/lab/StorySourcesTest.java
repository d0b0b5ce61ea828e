package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.ProjectCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorySourcesTest {
    private static final String PACKAGE = "demo-service/src/main/java/dev/flamelab/demo/stock/";

    @TempDir
    Path folder;

    private StorySources block;
    private Path warehouse;

    @BeforeEach
    void copyOfTheProject() throws IOException {
        var home = ProjectCopy.in(folder);
        block = new StorySources(home, Story.find(home, "block"));
        warehouse = folder.resolve(PACKAGE + "Warehouse.java");
    }

    @Test
    void everyStoryIsShippedAsItIsInTheServiceAndItsCureTouchesTheFilesToEdit() {
        for (var story : Story.all(block.home())) {
            var sources = new StorySources(block.home(), story);
            assertThat(sources.edits()).as(story.name()).isEmpty();
            assertThat(sources.distanceToCure())
                    .as(story.name())
                    .extracting(StorySources.Difference::file)
                    .containsExactlyInAnyOrderElementsOf(story.fix());
        }
    }

    @Test
    void whatIsEditedAddedOrDeletedIsPutBackAndSavedFirst() throws IOException {
        var shipped = Files.readString(warehouse);
        Files.writeString(warehouse, "class Warehouse { // half an edit\n");
        Files.writeString(folder.resolve(PACKAGE + "Mine.java"), "class Mine {}\n");
        Files.delete(folder.resolve(PACKAGE + "Item.java"));
        // as Emacs has it while a file is edited
        Files.createSymbolicLink(folder.resolve(PACKAGE + ".#Warehouse.java"), Path.of("me@here.123:1"));

        var first = block.reset();

        assertThat(first.changed())
                .containsExactly(PACKAGE + "Item.java", PACKAGE + "Mine.java", PACKAGE + "Warehouse.java");
        assertThat(warehouse).hasContent(shipped);
        assertThat(folder.resolve(PACKAGE + "Mine.java")).doesNotExist();
        assertThat(folder.resolve(PACKAGE + "Item.java")).exists();
        assertThat(first.saved()).isEqualTo(folder.resolve("my-edits/block.001"));
        assertThat(first.saved().resolve(PACKAGE + "Warehouse.java")).content().contains("half an edit");
        assertThat(first.saved().resolve(PACKAGE + "Mine.java")).exists();
        assertThat(block.reset().changed()).isEmpty();
    }

    @Test
    void savedCopiesAreNeverOverwritten() throws IOException {
        for (var edit : List.of("one", "two", "two")) {
            Files.writeString(warehouse, edit);
            block.reset();
        }
        assertThat(List.of("001", "002", "003"))
                .extracting(number -> Files.readString(
                        folder.resolve("my-edits/block." + number).resolve(PACKAGE + "Warehouse.java")))
                .containsExactly("one", "two", "two");
    }

    @Test
    void theCureIsPutInPlaceAndNeedNotBeSavedWhenItIsTakenOut() throws IOException {
        assertThat(block.cure().saved()).isNull();
        assertThat(warehouse)
                .hasSameBinaryContentAs(
                        folder.resolve("solutions/src/main/java/dev/flamelab/demo/stock/Warehouse.java"));
        assertThat(block.distanceToCure()).isEmpty();
        assertThat(block.reset().saved()).isNull();
        assertThat(folder.resolve("my-edits")).doesNotExist();
    }

    @Test
    void differencesAreToldAsDiffDoesAndHowLinesEndIsNone() throws IOException {
        var diff = SourceDiff.toCure(block.distanceToCure());
        assertThat(diff)
                .contains(
                        "--- " + PACKAGE + "Journal.java",
                        "-    synchronized Reservation reserve(Item item, int" + " quantity) throws SoldOut {")
                .filteredOn(line -> line.startsWith("+++ "))
                .hasSize(2)
                .allMatch(line -> line.startsWith("+++ solutions/src/main/java/"));

        Files.writeString(warehouse, Files.readString(warehouse).replace("\n", "\r\n"));
        assertThat(SourceDiff.toCure(block.distanceToCure())).isEqualTo(diff);
        assertThat(block.reset().saved().resolve(PACKAGE + "Warehouse.java"))
                .content()
                .contains("\r\n");
    }

    @Test
    void whereAFileOrItsFolderIsReadOnlyNoneIsChanged() throws IOException {
        Files.writeString(warehouse, "mine");
        Files.writeString(folder.resolve(PACKAGE + "Journal.java"), "mine");
        Files.setPosixFilePermissions(warehouse, PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(block::reset)
                .isInstanceOf(LabError.class)
                .hasMessageContaining("Warehouse.java is read-only, so nothing was changed: make it writable");
        assertThat(folder.resolve(PACKAGE + "Journal.java")).hasContent("mine");

        Files.setPosixFilePermissions(warehouse, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(warehouse.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
        assertThatThrownBy(block::reset)
                .isInstanceOf(LabError.class)
                .hasMessageContaining("stock is read-only, so nothing was changed");
        Files.setPosixFilePermissions(warehouse.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(warehouse).hasContent("mine");
    }

    @Test
    void whereNothingCanBeWrittenItIsToldWithItsCure() throws IOException {
        Files.writeString(warehouse, "mine");
        Files.createDirectory(folder.resolve(".my-lock"));
        assertThatThrownBy(block::reset)
                .isInstanceOf(LabError.class)
                .hasMessageContaining("the files of block could not all be put in place (Is a directory): make room")
                .hasMessageContaining("get the right to write there");
        assertThat(warehouse).hasContent("mine");
    }

    @Test
    void aFolderOfTheProjectThatIsMissingIsNamed() throws IOException {
        Files.move(folder.resolve("solutions"), folder.resolve("gone"));
        assertThatThrownBy(block::reset)
                .isInstanceOf(LabError.class)
                .hasMessageContaining("solutions/src/shipped/java/dev/flamelab/demo/stock is missing: restore it");
    }
}
