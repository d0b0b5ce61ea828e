package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.Deed;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.ProgressFile;
import dev.flamelab.lab.Story;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class LabTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path project;

    /** Fails as it is told to. */
    @Command(name = "failing")
    private record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }

    @Test
    void everyCommandHasHelpAndVersion() {
        everyCommandHasHelpAndVersion(Lab.commandLine());
    }

    private void everyCommandHasHelpAndVersion(CommandLine command) {
        var name = command.getCommandSpec().qualifiedName();
        assertThat(command.getCommandSpec().optionsMap()).as(name).containsKeys("--help", "--version", "--stacktrace");
        assertThat(command.getCommandSpec().usageMessage().description())
                .as(name)
                .isNotEmpty();
        command.getSubcommands().values().forEach(this::everyCommandHasHelpAndVersion);
    }

    @Test
    void versionNamesTheProjectAndTheJvm() {
        assertThat(lab("--version")).isZero();
        assertThat(out.toString()).contains("lab 1.").contains(Runtime.version().toString());
    }

    @Test
    void typoIsToldInOneSentenceAndIsWrongUsage() {
        assertThat(lab("--stacktrase")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("lab: ")
                .contains("'--stacktrase'")
                .doesNotContain("\tat ");
    }

    @Test
    void anErrorOfOursKeepsItsSentenceAndItsCode() {
        assertThat(failing(LabError.inconclusive("the load was missed: close other programs")))
                .isEqualTo(3);
        assertThat(err.toString().strip()).isEqualTo("lab: the load was missed: close other programs");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(failing(new NoSuchFileException("no/such.pb.gz"))).isEqualTo(4);
        assertThat(err.toString().strip()).isEqualTo("lab: no/such.pb.gz: there is no such file");
    }

    @Test
    void whatTheDiskSaysIsPassedOn() {
        assertThat(failing(new FileSystemException("x.pb.gz", null, "No space left on device")))
                .isEqualTo(4);
        assertThat(err.toString().strip()).isEqualTo("lab: x.pb.gz: No space left on device");
    }

    @Test
    void anUnforeseenFailureShowsNoTraceUnlessAskedFor() {
        assertThat(failing(new IllegalStateException("odd"))).isEqualTo(4);
        assertThat(err.toString()).contains("odd").contains("--stacktrace").doesNotContain("\tat ");

        assertThat(failing(new IOException("unreadable"), "--stacktrace")).isEqualTo(4);
        assertThat(err.toString()).contains("lab: unreadable").contains("\tat ");
    }

    @Test
    void aloneItSaysWhatToDoNext() {
        assertThat(lab()).isZero();
        // whatever somebody has done in this folder before
        assertThat(out.toString()).contains("chapter 1", "chapters/01-cpu/README.md", "./lab --help");
    }

    @Test
    void everyHintOfTheFirstPageMayBeTyped() throws IOException {
        for (var file : List.of("workshop/chapters/01-cpu/README.md", "workshop/stories/cpu.yaml")) {
            Files.createDirectories(project.resolve(file).getParent());
            Files.copy(Home.find().root().resolve(file), project.resolve(file));
        }
        var dump = project.resolve("my-dumps/pprof.demo-service.samples.cpu.001.pb.gz");

        assertThat(hints(project)).contains("doctor", "run cpu", "--help");
        Files.createDirectories(dump.getParent());
        Files.write(dump, Dumps.bytes(Dumps.fib()));
        var home = new Home(project);
        ProgressFile.note(home, Story.find(home, "cpu"), Deed.RUN, "PASS");
        assertThat(hints(project))
                .contains("pprof -top -cum " + dump, "quiz cpu", "check cpu --fix", "hint cpu", "--help");
    }

    /** What follows {@code ./lab} in each hint, parsed to see that it is no mistake. */
    private static List<String> hints(Path home) {
        var told = Welcome.at(new Home(home));
        var page = new StringWriter();
        told.print(new PrintWriter(page, true));
        var hints = Pattern.compile("\\./lab (\\S+( \\S+)*)")
                .matcher(page.toString())
                .results()
                .map(hint -> hint.group(1))
                .toList();
        hints.forEach(hint -> Lab.commandLine().parseArgs(hint.split(" ")));
        return hints;
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        assertThat(lab("frobnicate")).isEqualTo(2);
        assertThat(err.toString().strip()).startsWith("lab: there is no command frobnicate (see ./lab --help)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"frobnicate --help", "--version frobnicate", "run --help cpu frobnicate", "run -h --bogus"})
    void anUnknownWordIsWrongUsageThoughSomebodyAsksForHelp(String typed) {
        assertThat(lab(typed.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("lab: ").containsPattern("frobnicate|bogus");
        assertThat(out).hasToString("");
    }

    @Test
    void anUnknownChapterIsWrongUsage() {
        assertThat(lab("run", "gpu")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("lab: there is no story gpu: there is cpu, heap, threads, block, trace, compare");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "100000"})
    void secondsThatAreNoneAreWrongUsage(String seconds) {
        assertThat(lab("capture", "profile", "--seconds=" + seconds)).isEqualTo(2);
        assertThat(err.toString()).contains("--seconds").contains("'" + seconds + "'");
    }

    @Test
    void onlyATraceTakesFractionsOfSeconds() {
        assertThat(lab("capture", "profile", "--seconds=1.5")).isEqualTo(2);
        assertThat(err.toString()).contains("profile takes whole seconds").contains("--seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:/x", "http://a b", "::"})
    void whatIsNoAddressIsWrongUsage(String url) {
        assertThat(lab("capture", "profile", "--url", url)).isEqualTo(2);
        assertThat(err.toString()).contains("'" + url + "'");
    }

    @Test
    void anAddressMayBeAsShortAsPprofTakesIt() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(lab("capture", "profile", "--url", "127.0.0.1:" + port)).isEqualTo(4);
        assertThat(err.toString()).startsWith("lab: nobody listens at 127.0.0.1:" + port);
    }

    private int lab(String... args) {
        return Lab.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private int failing(Exception failure, String... more) {
        var args = new ArrayList<>(List.of(more));
        args.add("failing");
        return Lab.commandLine()
                .addSubcommand(new Failing(failure))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args.toArray(String[]::new));
    }
}
