package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.lab.Figure.Kind;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureDumpsTest {
    private static final ValueType THREADCREATE = new ValueType("threadcreate", "count");
    private static final Profile THREADS =
            Profile.of(List.of(THREADCREATE), List.of(), List.of()).withPeriod(THREADCREATE, 1);

    @TempDir
    private Path folder;

    private final List<String> steps = new ArrayList<>();

    @Test
    void bundledDumpIsTakenUnlessAnotherIsNamed() throws Exception {
        var mine = folder.resolve("mine.pb.gz");
        try (var out = Files.newOutputStream(mine)) {
            new MadeProfile(10, 10, 5).write(out);
        }
        var cpu = EnumSet.of(Kind.CPU);
        var bundled = new DumpStore(Home.find().dumps()).dumps();
        assertThat(dumps().find(List.of(), bundled, cpu).values()).isSubsetOf(bundled);
        assertThat(dumps().find(List.of(mine), bundled, cpu)).containsEntry(Kind.CPU, mine);
        assertThat(steps).isEmpty();
    }

    @Test
    void fileOfAnotherKindIsRefused() throws Exception {
        var threads = folder.resolve("threads.pb.gz");
        Files.write(threads, DumpStore.bytes(THREADS));
        assertThatThrownBy(() -> dumps().find(List.of(threads), List.of(), EnumSet.of(Kind.CPU)))
                .hasMessageEndingWith(
                        "threads.pb.gz is of no kind that there is a figure of: name one of profile, heap,"
                                + " goroutine or block");
    }

    @Test
    void kindThatNoDumpHasIsRecorded() {
        Built.home();
        var found = dumps().find(List.of(), List.of(), EnumSet.of(Kind.HEAP, Kind.GOROUTINE, Kind.BLOCK));
        assertThat(steps).hasSize(1).first().asString().startsWith("recording heap, goroutine, block, for which");
        assertThat(found).hasSize(3).allSatisfy((kind, file) -> {
            assertThat(file).hasParent(folder);
            assertThat(kind.isOf(ProfileFile.read(file))).isTrue();
            assertThat(ProfileFile.read(file).samples()).isNotEmpty();
        });
    }

    private FigureDumps dumps() {
        return new FigureDumps(Home.find(), folder, Duration.ofSeconds(1), steps::add);
    }
}
