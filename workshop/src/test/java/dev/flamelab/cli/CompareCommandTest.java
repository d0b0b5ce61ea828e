package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.DumpIndex;
import dev.flamelab.compare.RecordedAnchor;
import dev.flamelab.compare.RecordedDump;
import dev.flamelab.pprof.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompareCommandTest {
    private static final Anchor FIB = new Anchor("recursive", "shop\\.math\\.Fib\\.recursive", "cpu", 60);

    @TempDir
    private Path home;

    private OtherHome otherHome;

    @BeforeEach
    void makeAProjectWithOneDump() throws Exception {
        otherHome = OtherHome.at(home);
        Files.createDirectories(home.resolve("workshop/chapters"));
        bundle("cpu.pb.gz", "cpu", "shipped", shares(900, 100));
    }

    @AfterEach
    void forgetTheProject() {
        otherHome.close();
    }

    @Test
    void sameBottleneckPassesWithCode0AndWhereToLookFurther() throws Exception {
        Typed typed = compare(shares(880, 120));

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.out())
                .contains("recursive                       88.0%    90.0%      ± 5.6")
                .contains("\nPASS: ")
                .contains("./lab pprof -top -cum ")
                .contains("./lab flame ");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void missingBottleneckFailsWithCode1() throws Exception {
        Typed typed = compare(shares(0, 1_000));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out())
                .contains("\nFAIL: the bottleneck is not there: ")
                .contains("perhaps it is fixed");
    }

    @Test
    void tooFewSamplesAreInconclusiveWithCode3() throws Exception {
        Typed typed = compare(shares(90, 10));

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.out()).contains("\nINCONCLUSIVE: there are only 100 application samples");
    }

    @Test
    void jsonSaysTheSame() throws Exception {
        JsonNode json =
                new ObjectMapper().readTree(compare(shares(600, 400), "--json").out());

        assertThat(json.get("verdict").asText()).isEqualTo("FAIL");
        assertThat(json.get("samples").asInt()).isEqualTo(1_000);
        assertThat(json.get("referenceSamples").asInt()).isEqualTo(1_000);
        JsonNode anchor = json.get("shares").get(0);
        assertThat(anchor.get("anchor").asText()).isEqualTo("recursive");
        assertThat(anchor.get("here").asDouble()).isEqualTo(60);
        assertThat(anchor.get("there").asDouble()).isEqualTo(90);
        assertThat(anchor.get("tolerance").asDouble()).isCloseTo(7.3, within(0.05));
    }

    @Test
    void anyDumpMayBeTheReference() throws Exception {
        Path reference = write("other.pb.gz", shares(650, 350));

        Typed typed = compare(shares(660, 340), reference.toString());

        assertThat(typed.exitCode()).as(typed.out() + typed.err()).isZero();
        assertThat(typed.out())
                .contains("recursive                       66.0%    65.0%")
                .contains("other.pb.gz");
    }

    @Test
    void dumpOfAnotherKindIsWrongUsage() throws Exception {
        Profile wall = Dumps.profile("wall", Dumps.sample(900, Dumps.at(Dumps.FIB, 4)));

        Typed typed = compare(wall);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err())
                .isEqualTo("lab: your dump is of another kind (samples/count, wall/nanoseconds) than the bundled ones"
                        + " (profile): capture one of their kind\n");
        assertThat(compare(wall, home.resolve("dumps/cpu.pb.gz").toString()).err())
                .contains("the two are of different kinds");
    }

    @Test
    void storyDecidesBetweenDumpsOfOneKind() throws Exception {
        bundle("order.pb.gz", "order", "shipped", shares(700, 300));
        bundle("order-002.pb.gz", "order", "solution", shares(0, 1_000));

        Typed undecided = compare(shares(700, 300));

        assertThat(undecided.exitCode()).isEqualTo(2);
        assertThat(undecided.err()).contains("say which with --story, one of cpu, order");
        assertThat(compare(shares(700, 300), "--story=order").exitCode()).isZero();
        assertThat(compare(shares(700, 300), "--story=cpu").exitCode()).isEqualTo(1);
        assertThat(compare(shares(700, 300), "--story=tea").err()).contains("has no dump of story tea: the stories");
    }

    @Test
    void changedReferenceIsNotTrusted() throws Exception {
        Files.write(home.resolve("dumps/cpu.pb.gz"), Dumps.bytes(shares(1, 999)));

        Typed typed = compare(shares(900, 100));

        assertThat(typed.exitCode()).isEqualTo(4);
        assertThat(typed.err())
                .contains("its sha256 differs: restore it with git checkout")
                .hasLineCount(1);
    }

    @Test
    void recordingIsOfAnotherKindUnlessOneIsBundled() throws Exception {
        Path recording = Files.writeString(home.resolve("mine.jfr"), "FLR\0\0\2\0\1");

        Typed mine = Typed.lab("compare", recording.toString());
        Typed reference = compare(shares(900, 100), recording.toString());

        assertThat(mine.exitCode()).isEqualTo(2);
        assertThat(mine.err()).contains("another kind (trace) than the bundled ones (profile)");
        assertThat(reference.err())
                .contains("mine.jfr cannot be read: the recording ends")
                .hasLineCount(1);
    }

    static Stream<Arguments> foreignFiles() {
        return ForeignFiles.all().filter(file -> !file.get()[0].equals("recording"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreignFiles")
    void foreignFileIsToldForWhatItIsOnEitherSide(String what, byte[] bytes, String sentence, String cure)
            throws Exception {
        Path foreign = Files.write(home.resolve("foreign"), bytes);

        for (Typed typed :
                List.of(Typed.lab("compare", foreign.toString()), compare(shares(900, 100), foreign.toString()))) {
            assertThat(typed.exitCode()).isEqualTo(4);
            assertThat(typed.out()).isEmpty();
            assertThat(typed.err())
                    .startsWith("lab: ")
                    .contains("foreign " + sentence)
                    .endsWith(cure + "\n")
                    .hasLineCount(1);
        }
        assertThat(Files.readAllBytes(foreign)).isEqualTo(bytes);
    }

    @Test
    void missingDumpIsWrongUsage() {
        Typed typed = Typed.lab("compare", home.resolve("nowhere.pb.gz").toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("nowhere.pb.gz: there is no such file");
    }

    @Test
    void projectWithoutDumpsSaysHowToGetThem() throws Exception {
        Files.delete(home.resolve("dumps/index.json"));

        Typed typed = compare(shares(900, 100));

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("has no dump to compare with: restore it with git checkout, or record one");
    }

    private Typed compare(Profile mine, String... more) throws Exception {
        Path file = write("mine.pb.gz", mine);
        String[] arguments = new String[2 + more.length];
        arguments[0] = "compare";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Typed.lab(arguments);
    }

    private Path write(String name, Profile profile) throws Exception {
        return Files.write(home.resolve(name), Dumps.bytes(profile));
    }

    private void bundle(String name, String story, String service, Profile profile) throws Exception {
        Path dumps = Files.createDirectories(home.resolve("dumps"));
        Path file = Files.write(dumps.resolve(name), Dumps.bytes(profile));
        DumpIndex.read(dumps)
                .with(new RecordedDump(
                        name,
                        story,
                        "profile",
                        service,
                        "17",
                        2,
                        "2026-11-22",
                        "./lab record " + story,
                        "some",
                        10,
                        List.of(RecordedAnchor.measure(FIB, profile)),
                        RecordedDump.sha256(file)))
                .write(dumps.resolve(DumpIndex.FILE));
    }

    private static Profile shares(long fib, long other) {
        return Dumps.cpu(
                Dumps.sample(fib, Dumps.at(Dumps.FIB, 4), Dumps.at(Dumps.HANDLER, 12)),
                Dumps.sample(other, Dumps.at(Dumps.HANDLER, 15)));
    }
}
