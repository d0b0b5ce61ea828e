package dev.flamelab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.ProfileFile;
import dev.flamelab.pprof.MemoryBudget;
import dev.flamelab.pprof.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dumps that come with the project show what their index says of them. */
class BundledDumpsTest {
    private static final Path DUMPS = Path.of("../dumps");

    static List<RecordedDump> dumps() throws Exception {
        return DumpIndex.read(DUMPS).dumps();
    }

    static List<RecordedDump> references() throws Exception {
        return dumps().stream().filter(RecordedDump::isReference).toList();
    }

    @Test
    void everyDumpIsInTheIndex() throws Exception {
        try (Stream<Path> files = Files.list(DUMPS)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches(".*\\.(pb\\.gz|jfr)")))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(
                            dumps().stream().map(RecordedDump::file).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void dumpShowsItsAnchorsAsRecordedAndNoneOnceItIsCured(RecordedDump dump) throws Exception {
        Profile profile = read(dump);

        assertThat(dump.anchors()).isNotEmpty();
        for (RecordedAnchor anchor : dump.anchors()) {
            assertThat(RecordedAnchor.measure(anchor.anchor(), profile)).isEqualTo(anchor);
            if (dump.isReference()) {
                assertThat(anchor.share()).as(anchor.name()).isGreaterThanOrEqualTo(anchor.floor());
            } else if (dump.service().equals("solution")) {
                assertThat(isGone(anchor, dump)).as(anchor.name()).isTrue();
            }
        }
    }

    private static boolean isGone(RecordedAnchor anchor, RecordedDump cured) throws Exception {
        var evidence = Evidence.of(anchor.value());
        if (!evidence.isCounted()) return anchor.isGone();
        RecordedDump shipped = references().stream()
                .filter(dump ->
                        dump.story().equals(cured.story()) && dump.kind().equals(cured.kind()))
                .findFirst()
                .orElseThrow();
        return amount(anchor, cured) * 100 <= amount(anchor, shipped) * evidence.mostLeft();
    }

    private static long amount(RecordedAnchor anchor, RecordedDump dump) throws Exception {
        return ApplicationSamples.of(read(dump)).sumOf(anchor.anchor());
    }

    @ParameterizedTest
    @MethodSource("references")
    void dumpHasEnoughSamplesToBeComparedWith(RecordedDump dump) throws Exception {
        Profile profile = read(dump);

        Comparison comparison = SameBottleneck.judge(profile, profile, dump.toCompareBy());

        assertThat(comparison.verdict()).isInstanceOf(Verdict.Pass.class);
    }

    private static Profile read(RecordedDump dump) throws Exception {
        Path file = DumpIndex.checked(DUMPS, dump);
        return ProfileFile.read(file, dump.anchors().get(0).value(), MemoryBudget.ofJvm());
    }
}
