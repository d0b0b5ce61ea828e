package dev.flamelab.lab;

import dev.flamelab.compare.DumpIndex;
import dev.flamelab.compare.RecordedAnchor;
import dev.flamelab.compare.RecordedDump;
import dev.flamelab.compare.SameBottleneck;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Makes a dump of one's own the bundled one of its story, if it shows the story well enough for others to compare with. */
public record Recorder(Home home, Chapter chapter) {

    /** Takes over the dump and its line in the index, or refuses and leaves the former one alone. */
    public RecordedDump record(ChapterRun run, ChapterRun.Outcome outcome) {
        var anchors = measured(outcome.capture().profile());
        checkLoad(outcome.load());
        anchors.forEach(Recorder::check);
        try {
            return install(run, outcome, anchors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RecordedAnchor> measured(Profile profile) {
        return chapter.anchors().stream()
                .map(anchor -> RecordedAnchor.measure(anchor, profile))
                .toList();
    }

    private static void checkLoad(LoadEvent.End load) {
        if (load.reached()) return;
        throw LabError.inconclusive("not recorded, " + load.shortfall() + "; close other programs and run it again");
    }

    private static void check(RecordedAnchor anchor) {
        if (anchor.samples() < SameBottleneck.LEAST_SAMPLES) {
            throw LabError.inconclusive("not recorded: only " + anchor.samples() + " application samples, and it takes "
                    + SameBottleneck.LEAST_SAMPLES + "; capture for longer");
        }
        if (anchor.share() < anchor.floor()) {
            throw LabError.no(String.format(
                    Locale.ROOT,
                    "not recorded: %s has %.1f%% of the application samples, and the story needs %.0f%%; "
                            + "see whether the fault is in the service at all",
                    anchor.name(),
                    anchor.share(),
                    anchor.floor()));
        }
    }

    private RecordedDump install(ChapterRun run, ChapterRun.Outcome outcome, List<RecordedAnchor> anchors)
            throws IOException {
        var index = DumpIndex.read(home.dumps());
        var name = index.ofStory(chapter.story()).stream()
                .filter(dump -> dump.kind().equals(chapter.capture()))
                .map(RecordedDump::file)
                .findFirst()
                .orElseGet(() -> firstName(outcome.dump()));
        var line = new RecordedDump(
                name,
                chapter.story(),
                chapter.capture(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                LocalDate.now(ZoneOffset.UTC).toString(),
                "./lab record " + chapter.story(),
                load(run, outcome.load()),
                (int) run.window().toSeconds(),
                anchors,
                RecordedDump.sha256(outcome.dump()));
        var folder = Files.createDirectories(home.dumps());
        // both complete before either is replaced: what cannot be written leaves the former pair as it was
        try (var newDump = Replacement.of(folder.resolve(name));
                var newIndex = Replacement.of(folder.resolve(DumpIndex.FILE))) {
            Files.copy(outcome.dump(), newDump.unfinished(), StandardCopyOption.REPLACE_EXISTING);
            index.with(line).write(newIndex.unfinished());
            newDump.install();
            newIndex.install();
        }
        return line;
    }

    /** The bundled dump is the first of its name, whatever number one's own got. */
    private static String firstName(Path dump) {
        return dump.getFileName().toString().replaceFirst("\\.[0-9]+\\.pb\\.gz$", ".001.pb.gz");
    }

    private String load(ChapterRun run, LoadEvent.End end) {
        return String.format(
                Locale.ROOT,
                "%s: %.0f requests/s, %d s to warm up",
                chapter.story(),
                end.wanted(),
                run.warmUp().toSeconds());
    }

    /** A file that is written beside the one whose place it is to take. */
    private record Replacement(Path file, Path unfinished, Leftovers.Entry leftover) implements AutoCloseable {
        static Replacement of(Path file) {
            var unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
            var leftover = Leftovers.add(
                    "unfinished " + file.getFileName(),
                    () -> unfinished.toFile().delete());
            return new Replacement(file, unfinished, leftover);
        }

        void install() throws IOException {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() {
            unfinished.toFile().delete();
            leftover.close();
        }
    }
}
