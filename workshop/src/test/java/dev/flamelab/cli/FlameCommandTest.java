package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlameCommandTest {
    @TempDir
    private Path folder;

    @Test
    void pageIsWrittenBesideTheDumpAndItsPathIsPrinted() throws Exception {
        Path dump = dump("mine.001.pb.gz", 10);

        Typed typed = Typed.lab("flame", dump.toString());

        Path page = folder.resolve("mine.001.html");
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.out().strip()).endsWith("mine.001.html");
        assertThat(Files.readString(page))
                .contains("<title>shop samples (count)</title>")
                .contains("math.Fib.recursive")
                .contains("let inverted = true;")
                .doesNotContain("src='http")
                .doesNotContain("<link");
    }

    @Test
    void samePageMayBeWrittenAgain() throws Exception {
        Path dump = dump("mine.pb.gz", 10);

        assertThat(Typed.lab("flame", dump.toString()).exitCode()).isZero();
        assertThat(Typed.lab("flame", dump.toString()).exitCode()).isZero();
    }

    @Test
    void fileOfAnotherIsNotOverwritten() throws Exception {
        Path dump = dump("mine.pb.gz", 10);
        Path other = Files.writeString(folder.resolve("mine.html"), "my notes");

        Typed typed = Typed.lab("flame", dump.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("mine.html exists already and is something else: name another file with -o");
        assertThat(Files.readString(other)).isEqualTo("my notes");
        assertThat(Typed.lab(
                                "flame",
                                dump.toString(),
                                "-o",
                                folder.resolve("x.html").toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void dumpWithoutSamplesCannotBeDrawn() throws Exception {
        Path dump = Files.write(folder.resolve("empty.pb.gz"), Dumps.bytes(Dumps.cpu()));

        Typed typed = Typed.lab("flame", dump.toString());

        assertThat(typed.exitCode()).isEqualTo(4);
        assertThat(typed.err()).contains("has no samples to draw");
        assertThat(folder.resolve("empty.html")).doesNotExist();
    }

    @Test
    void nameInADumpCannotRunAsAScript() throws Exception {
        var evil = Dumps.function("a</script><script>alert(1)//\nx'", "");
        var profile = Dumps.cpu(Dumps.sample(1, Dumps.at(evil, 0)));
        Path dump = Files.write(folder.resolve("evil.pb.gz"), Dumps.bytes(profile));

        Typed.lab("flame", dump.toString());

        assertThat(Files.readString(folder.resolve("evil.html")))
                .doesNotContain("</script><script>alert")
                .contains("a< /script><script>alert(1)// x\\'");
    }

    private Path dump(String name, long count) throws Exception {
        var profile = Dumps.cpu(Dumps.sample(count, Dumps.at(Dumps.FIB, 4), Dumps.at(Dumps.HANDLER, 12)));
        return Files.write(folder.resolve(name), Dumps.bytes(profile));
    }
}
