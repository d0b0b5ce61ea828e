package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.endpoint.GoTool.Run;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.MainProgram;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileMerge;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.ProfileWriter;
import dev.flamelab.pprof.Sample;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real {@code go tool pprof} reads the text forms, and has their addresses named by the endpoint. */
class GoTextTest {
    private static final Profiles SOCKETS = Profiles.register("sockets");

    @TempDir
    private static Path home;

    private static GoTool tool;
    private static TestEndpoint endpoint;
    private static Workers workers;

    @BeforeAll
    static void open() throws Exception {
        tool = new GoTool(home);
        endpoint = TestEndpoint.open();
        workers = Workers.start();
        SOCKETS.add(home);
        // Long enough for the workers to leave their traces everywhere.
        Http.send(endpoint.port(), "GET", "/debug/pprof/goroutine?seconds=2");
    }

    @AfterAll
    static void close() throws Exception {
        if (endpoint != null) {
            SOCKETS.remove(home);
            workers.stop();
            endpoint.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"allocs", "block", "goroutine", "heap", "mutex", "threadcreate", "sockets"})
    void addressesOfTheTextAreNamedByTheEndpoint(String kind) {
        String url = "http://127.0.0.1:" + endpoint.port() + "/debug/pprof/" + kind + "?debug=1";
        Run run = tool.pprof("-traces", url);
        assertThat(run.status()).as("%s", run.errors()).isZero();
        assertThat(run.warnings()).isEmpty();
        assertThat(run.printed()).contains("dev.flamelab.endpoint.").doesNotContainPattern("0x[0-9a-f]{4,}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"allocs", "block", "goroutine", "heap", "mutex", "threadcreate", "sockets"})
    void textSaysWhatTheBinaryFormSays(String kind) throws Exception {
        byte[] binary =
                Http.send(endpoint.port(), "GET", "/debug/pprof/" + kind).body();
        Profile profile = ProfileReader.read(binary);
        Path text = Files.writeString(
                Files.createTempFile(home, "text", ".txt"), form(kind).of(profile));
        Path again = home.resolve("again.pb.gz");
        Run run = tool.pprof("-proto", "-symbolize=none", "-output=" + again, text.toString());
        assertThat(run.status()).as("%s", run.errors()).isZero();
        Profile read = ProfileReader.read(Files.readAllBytes(again));
        assertThat(read.sampleTypes()).isEqualTo(profile.sampleTypes());
        assertThat(byAddress(read)).isNotEmpty().isEqualTo(byAddress(profile));
        assertThat(asPprofHasIt(Files.readAllBytes(text))).isEqualTo(read);
    }

    /** Read by us, and added up and written as pprof does. */
    private static Profile asPprofHasIt(byte[] text) throws Exception {
        var bytes = new ByteArrayOutputStream();
        ProfileWriter.write(ProfileMerge.merge(List.of(MainProgram.name(ProfileReader.read(text), "", ""))), bytes);
        return ProfileReader.read(bytes.toByteArray());
    }

    private static TextForm form(String kind) {
        var addresses = new Addresses();
        return switch (kind) {
            case "allocs", "heap" -> new HeapText(addresses);
            case "block" -> ContentionText.block(addresses);
            case "mutex" -> ContentionText.mutex(addresses);
            default -> new CountText(addresses);
        };
    }

    /** All values of each stack, which is told by its addresses alone: texts have no other names. */
    private static Map<List<Long>, List<Long>> byAddress(Profile profile) {
        Map<List<Long>, List<Long>> sums = new HashMap<>();
        for (Sample sample : profile.samples()) {
            List<Long> stack = sample.stack().isEmpty()
                    ? List.of(Addresses.NOWHERE.address())
                    : sample.stack().stream().map(Location::address).toList();
            List<Long> values =
                    IntStream.range(0, sample.width()).mapToObj(sample::value).toList();
            sums.merge(stack, values, GoTextTest::sum);
        }
        return sums;
    }

    private static List<Long> sum(List<Long> a, List<Long> b) {
        return IntStream.range(0, a.size()).mapToObj(i -> a.get(i) + b.get(i)).toList();
    }
}
