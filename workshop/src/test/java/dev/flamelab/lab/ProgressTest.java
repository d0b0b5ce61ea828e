package dev.flamelab.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.ProjectCopy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    @TempDir
    Path folder;

    private Home home;
    private Story cpu;
    private Path file;

    @BeforeEach
    void emptyProject() {
        home = new Home(folder);
        cpu = Story.find(Home.find(), "cpu");
        file = folder.resolve("my-progress.txt");
    }

    @Test
    void whatIsNotedIsRemembered() throws IOException {
        assertThat(Progress.of(home).entries()).isEmpty();
        note(Deed.RUN, "PASS");
        note(Deed.FIX, "PASS");
        note(Deed.FIX, "FAIL");
        note(Deed.HINT, "3 of 4");
        note(Deed.HINT, "1 of 4");
        note(Deed.GOTO, "");

        var progress = Progress.of(home);
        assertThat(progress.unclear()).isEmpty();
        assertThat(progress.entries())
                .extracting(Progress.Entry::deed)
                .containsExactly(Deed.RUN, Deed.FIX, Deed.FIX, Deed.HINT, Deed.HINT, Deed.GOTO);
        assertThat(progress.latest(cpu, Deed.FIX)).contains("FAIL");
        assertThat(progress.isFixed(cpu)).isTrue();
        assertThat(progress.inThisGo(cpu).isFixed(cpu)).isFalse();
        assertThat(progress.hints(cpu)).isEqualTo(3);
        assertThat(progress.current()).contains("cpu");
        assertThat(Files.readString(file)).containsPattern("(?m)^[0-9-]+ [0-9:]+  cpu +check --fix +FAIL$");
    }

    @ParameterizedTest
    @CsvSource({
        "true, PASS",
        "true, PASS INCONCLUSIVE",
        "true, reset FAIL PASS",
        "false, ''",
        "false, PASS FAIL",
        "false, PASS reset",
        "false, PASS reset INCONCLUSIVE",
        "false, PASS goto"
    })
    void aFixThatPassedIsInPlaceUntilItIsPutBackOrAnotherFails(boolean isThere, String deeds) {
        for (var word : deeds.split(" ")) {
            Deed.of(word).ifPresentOrElse(deed -> note(deed, ""), () -> note(Deed.FIX, word));
        }
        assertThat(Progress.of(home).isInPlace(cpu)).isEqualTo(isThere);
    }

    @Test
    void linesThatTellNothingAreNamedWithTheirCureAndKept() throws IOException {
        // as an editor of Windows leaves it, and without an end of the last line
        var edited = "\uFEFF# mine\r\n2026-11-22 16:30 cpu run PASS\r\n\r\nran cpu yesterday\r\n"
                + "2026-11-45 16:30  cpu  run  PASS\r\n2026-11-22 16:30  cpu  dance  PASS\r\n"
                + "2026-11-22\t16:31\tcpu\tcheck  --fix\tPASS";
        Files.writeString(file, edited);
        note(Deed.QUIZ, "4 of 5");

        assertThat(Files.readString(file)).startsWith(edited + "\n");
        var progress = Progress.of(home);
        assertThat(progress.entries()).hasSize(3);
        assertThat(progress.isFixed(cpu)).isTrue();
        assertThat(progress.unclear()).hasSize(3);
        assertThat(progress.unclear().get(0))
                .contains("my-progress.txt, line 4, ")
                .contains("(ran cpu yesterday)")
                .contains("write it like")
                .contains("or remove it");
        assertThat(progress.unclear().get(1)).contains("line 5");
    }

    @Test
    void aFileThatIsNoTextIsKept() throws IOException {
        var bytes = new byte[] {(byte) 0xff, (byte) 0xfe, 0, 'x', '\n', (byte) 0xe9, '\n'};
        Files.write(file, bytes);
        note(Deed.RUN, "PASS");
        assertThat(Files.readAllBytes(file)).startsWith(bytes);
        assertThat(Progress.of(home).entries()).hasSize(1);
    }

    @Test
    void aFileThatIsReadOnlyIsLeftAlone() throws IOException {
        note(Deed.RUN, "PASS");
        var before = Files.readString(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> note(Deed.CHECK, "FAIL"))
                .isInstanceOf(LabError.class)
                .hasMessageContaining("cpu      check        FAIL")
                .hasMessageContaining("read-only");
        assertThat(file).hasContent(before);
    }

    @Test
    void whatTheDiskRefusesIsToldInWords() {
        assertThat(LabError.reason(new AccessDeniedException("x/.my-lock"))).isEqualTo("x/.my-lock: permission denied");
        assertThat(LabError.reason(new IOException("no"))).isEqualTo("IOException: no");
    }

    @Test
    void aLinkToAnotherFolderStaysOne() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("cloud")).resolve("progress.txt");
        Files.writeString(elsewhere, "# synchronised\n");
        Files.createSymbolicLink(file, elsewhere);
        note(Deed.RUN, "PASS");
        assertThat(file).isSymbolicLink();
        assertThat(Files.readString(elsewhere)).startsWith("# synchronised\n").contains("PASS");
    }

    @Test
    void noLineIsLostWhereTwoWriteAtOnceAndOneIsKilled() throws Exception {
        ProjectCopy.in(folder);
        var other = OtherJvm.of(Writer.class, folder.toString()).start();
        try (var said = new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8))) {
            assertThat(said.readLine()).isEqualTo("noted");
            IntStream.range(0, 40).parallel().forEach(i -> note(Deed.HINT, (i + 1) + " of 40"));
        } finally {
            other.destroyForcibly().waitFor();
        }
        note(Deed.QUIZ, "5 of 5");

        var progress = Progress.of(home);
        assertThat(progress.unclear()).isEmpty();
        assertThat(progress.entries())
                .filteredOn(entry -> entry.deed() == Deed.HINT)
                .extracting(entry -> entry.result().replace(" of 40", ""))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 40).mapToObj(Integer::toString).toList());
        assertThat(progress.entries())
                .filteredOn(entry -> entry.deed() == Deed.RUN)
                .isNotEmpty();
        assertThat(progress.latest(cpu, Deed.QUIZ)).contains("5 of 5");
    }

    /** Notes until it is killed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            var home = new Home(Path.of(arguments[0]));
            var cpu = Story.find(home, "cpu");
            while (true) {
                ProgressFile.note(home, cpu, Deed.RUN, "PASS");
                System.out.println("noted");
            }
        }
    }

    private void note(Deed deed, String result) {
        ProgressFile.note(home, cpu, deed, result);
    }
}
