package dev.flamelab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDelta;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.report.Top;
import dev.flamelab.report.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the course says of its faults is to be seen in the dumps that come with it. */
class ArticleClaimsTest {
    private static final String HEAP = "pprof.demo-service.alloc_objects.alloc_space.inuse_objects.inuse_space.";
    private static final String SESSIONS = "dev\\.flamelab\\.demo\\.session\\.Sessions\\.visit";

    @ParameterizedTest(name = "{0}: {1}..{2} % of {3} in {4}")
    @CsvSource(delimiter = '|', textBlock = """
            recursive Fibonacci takes the CPU       | 80 | 100 | cpu           | samples.cpu.001 | Fibonacci.recursive
            it is gone after the fix                |  0 |   1 | cpu           | samples.cpu.002 | Fibonacci.recursive
            prepended strings are most objects      | 60 | 100 | alloc_objects | HEAP.001 | Concatenation.prepend
            they are nearly all that is allocated   | 90 | 100 | alloc_space   | HEAP.001 | Concatenation.prepend
            their objects are gone after the fix    |  0 |   0 | alloc_objects | HEAP.002 | Concatenation.prepend
            and their bytes are                     |  0 |   0 | alloc_space   | HEAP.002 | Concatenation.prepend
            they are not what is in use             |  0 |  20 | inuse_space   | HEAP.001 | Concatenation.prepend
            sessions are                            | 50 | 100 | inuse_space   | HEAP.001 | Sessions.visit
            they are not what is allocated most     |  0 |  10 | alloc_space   | HEAP.001 | Sessions.visit
            parked threads are most threads         | 80 | 100 | goroutine     | goroutine.001 | jdk.internal.misc.Unsafe.park
            couriers are most of them               | 60 | 100 | goroutine     | goroutine.001 | Courier.run
            condition waits lead the block profile  | 20 |  80 | delay         | contentions.delay.001 | ConditionObject.await
            beside the lock of the stock            | 20 |  80 | delay         | contentions.delay.001 | Warehouse.reserve
            it leads the mutex profile alone        | 90 | 100 | delay         | mutex.contentions.delay.001 | Warehouse.reserve
            """)
    void shareIsAsTheCourseTells(String claim, double least, double most, String value, String dump, String function)
            throws IOException {
        var file = dump.startsWith("HEAP.") ? HEAP + dump.substring(5) : "pprof.demo-service." + dump;
        var pattern = Pattern.quote(function);
        assertThat(share(file + ".pb.gz", pattern, value)).as(claim).isBetween(least, most);
    }

    @Test
    void whatIsInUseNamesAnotherMethodFirst() throws IOException {
        assertThat(first(HEAP + "001.pb.gz", "alloc_space")).doesNotContain("session.Session");
        assertThat(first(HEAP + "001.pb.gz", "inuse_space")).contains("dev.flamelab.demo.session.Session");
    }

    @Test
    void differencesOfThreeDumpsOfTheHeapShowGrowthAndRelease() throws IOException {
        Profile idle = read("heap-profile-cmp-001.pb.gz");
        Profile loaded = read("heap-profile-cmp-002.pb.gz");
        Profile released = read("heap-profile-cmp-003.pb.gz");
        long growth = sessions(ProfileDelta.between(idle, loaded));

        assertThat(growth).isGreaterThan(10_000_000);
        assertThat(sessions(ProfileDelta.between(loaded, released))).isLessThan(-growth * 3 / 4);
        assertThat(sessions(ProfileDelta.between(idle, released))).isLessThan(growth / 4);
        assertThat(first(ProfileDelta.between(idle, loaded), "inuse_space")).contains("session.Session");
    }

    private static long sessions(Profile difference) {
        return ApplicationSamples.of(difference).sumOf(new Anchor("sessions", SESSIONS, "inuse_space", 0));
    }

    /** The one got worse and the other better, so the whole tells of a part. */
    @Test
    void whatWasGainedHidesAPartOfWhatWasLost() throws IOException {
        long v1 = cpu("cpu-profile-v1-001.pb.gz", ".");
        long v2 = cpu("cpu-profile-v2-001.pb.gz", ".");
        long v3 = cpu("cpu-profile-v3-001.pb.gz", ".");
        long lost =
                cpu("cpu-profile-v2-001.pb.gz", "Search\\.marked") - cpu("cpu-profile-v1-001.pb.gz", "Search\\.marked");
        long gained = cpu("cpu-profile-v1-001.pb.gz", "toLowerCase") - cpu("cpu-profile-v2-001.pb.gz", "toLowerCase");

        assertThat(v2).isGreaterThan(v1 * 11 / 10);
        assertThat(lost).isGreaterThan(v2 / 4);
        assertThat(gained).isGreaterThan(v1 / 5);
        assertThat(v3).isLessThan(v1 * 4 / 5);
        assertThat(cpu("cpu-profile-v3-001.pb.gz", "Search\\.marked|toLowerCase"))
                .isLessThan(v3 / 20);
    }

    private static long cpu(String file, String pattern) throws IOException {
        return ApplicationSamples.of(read(file)).sumOf(new Anchor("anchor", pattern, "cpu", 0));
    }

    private static double share(String file, String pattern, String value) throws IOException {
        return ApplicationSamples.of(read(file)).percentOf(new Anchor("anchor", pattern, value, 0));
    }

    private static String first(String file, String value) throws IOException {
        return first(read(file), value);
    }

    /** The first row of the table of functions. */
    private static String first(Profile profile, String value) {
        return Top.of(profile, View.STANDARD.withSampleIndex(value))
                .text()
                .lines()
                .dropWhile(line -> !line.stripLeading().startsWith("flat"))
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    private static Profile read(String file) throws IOException {
        return ProfileReader.read(Files.readAllBytes(Path.of("../dumps").resolve(file)));
    }
}
