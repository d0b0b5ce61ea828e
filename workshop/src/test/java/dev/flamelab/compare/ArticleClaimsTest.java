package dev.flamelab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.report.Top;
import dev.flamelab.report.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the course says of its faults is to be seen in the dumps that come with it. */
class ArticleClaimsTest {
    private static final String HEAP = "pprof.demo-service.alloc_objects.alloc_space.inuse_objects.inuse_space.";
    private static final String SESSIONS = "dev\\.flamelab\\.demo\\.session\\.Sessions\\.visit";
    private static final String PREPEND = "dev\\.flamelab\\.demo\\.concat\\.Concatenation\\.prepend";

    @Test
    void recursiveFibonacciTakesFourFifthsOfTheCpu() throws IOException {
        assertThat(share("pprof.demo-service.samples.cpu.001.pb.gz", "Fibonacci\\.recursive", "cpu"))
                .isGreaterThanOrEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource({"alloc_objects, 60", "alloc_space, 90"})
    void prependedStringsAreMostOfWhatIsAllocatedAndGoneAfterTheFix(String value, double least) throws IOException {
        assertThat(share(HEAP + "001.pb.gz", PREPEND, value)).isGreaterThan(least);
        assertThat(share(HEAP + "002.pb.gz", PREPEND, value)).isZero();
    }

    @Test
    void whatIsInUseNamesAnotherMethodFirst() throws IOException {
        assertThat(first(HEAP + "001.pb.gz", "alloc_space")).doesNotContain("session.Session");
        assertThat(first(HEAP + "001.pb.gz", "inuse_space")).contains("dev.flamelab.demo.session.Session");
        assertThat(share(HEAP + "001.pb.gz", PREPEND, "inuse_space")).isLessThan(20);
    }

    @Test
    void threeDumpsOfTheHeapShowGrowthAndRelease() throws IOException {
        long idle = inUse("heap-profile-cmp-001.pb.gz");
        long loaded = inUse("heap-profile-cmp-002.pb.gz");
        long released = inUse("heap-profile-cmp-003.pb.gz");

        assertThat(loaded).isGreaterThan(idle + 10_000_000);
        assertThat(released).isLessThan(loaded / 4);
    }

    private static long inUse(String file) throws IOException {
        return ApplicationSamples.of(read(file)).sumOf(new Anchor("sessions", SESSIONS, "inuse_space", 0));
    }

    /** The one got worse and the other better, so the whole hardly tells. */
    @Test
    void whatWasGainedHidesWhatWasLost() throws IOException {
        long v1 = cpu("cpu-profile-v1-001.pb.gz", ".");
        long v2 = cpu("cpu-profile-v2-001.pb.gz", ".");
        long v3 = cpu("cpu-profile-v3-001.pb.gz", ".");

        assertThat(cpu("cpu-profile-v2-001.pb.gz", "Search\\.marked")).isGreaterThan(v2 / 5);
        assertThat(cpu("cpu-profile-v1-001.pb.gz", "Search\\.marked")).isLessThan(v1 / 50);
        assertThat(cpu("cpu-profile-v1-001.pb.gz", "toLowerCase")).isGreaterThan(v1 / 5);
        assertThat(cpu("cpu-profile-v2-001.pb.gz", "toLowerCase")).isLessThan(v2 / 50);
        assertThat(v3).isLessThan(v1 * 4 / 5).isLessThan(v2 * 4 / 5);
    }

    private static long cpu(String file, String pattern) throws IOException {
        return ApplicationSamples.of(read(file)).sumOf(new Anchor("anchor", pattern, "cpu", 0));
    }

    private static double share(String file, String pattern, String value) throws IOException {
        return ApplicationSamples.of(read(file)).percentOf(new Anchor("anchor", pattern, value, 0));
    }

    /** The first row of the table of functions. */
    private static String first(String file, String value) throws IOException {
        return Top.of(read(file), View.STANDARD.withSampleIndex(value))
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
