package dev.flamelab.lab;

import dev.flamelab.compare.ApplicationSamples;
import dev.flamelab.compare.DumpIndex;
import dev.flamelab.compare.Evidence;
import dev.flamelab.compare.RecordedAnchor;
import dev.flamelab.compare.RecordedDump;
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

/**
 * Makes a dump of one's own a bundled one of its story, if it shows the story well enough for others to compare with.
 *
 * @param bundled which one
 * @param command what was typed, for others to record it anew
 */
public record Recorder(Home home, Story story, Story.Bundled bundled, String command) {
    /** Takes over the dump and its line in the index, or refuses and leaves the former one alone. */
    public RecordedDump record(ChapterRun run, ChapterRun.Outcome outcome) {
        var anchors = run.shot().anchors().stream()
                .map(anchor -> RecordedAnchor.measure(anchor, outcome.capture().profile()))
                .toList();
        checkLoad(outcome.load());
        if (bundled.isShipped()) anchors.forEach(Recorder::checkFault);
        if (bundled.isSolution()) {
            anchors.forEach(anchor -> checkCure(anchor, outcome.capture().profile()));
        }
        try {
            return install(run, outcome, anchors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkLoad(LoadEvent.End load) {
        if (load.reached()) return;
        throw LabError.inconclusive("not recorded, " + load.shortfall() + "; close other programs and run it again");
    }

    private static void checkFault(RecordedAnchor anchor) {
        var evidence = Evidence.of(anchor.value());
        if (anchor.samples() < evidence.least()) {
            throw LabError.inconclusive("not recorded: only " + anchor.samples() + " " + evidence.label()
                    + ", and it takes " + evidence.least() + "; capture for longer");
        }
        if (anchor.share() < anchor.floor()) {
            throw LabError.no(String.format(
                    Locale.ROOT,
                    "not recorded: %s has %.1f%% of %s, and the story needs %.0f%%; "
                            + "see whether the fault is in the service at all",
                    anchor.name(),
                    anchor.share(),
                    anchor.value(),
                    anchor.floor()));
        }
    }

    private void checkCure(RecordedAnchor anchor, Profile cured) {
        var evidence = Evidence.of(anchor.value());
        boolean gone = evidence.isCounted() ? left(anchor, cured) <= evidence.mostLeft() : anchor.isGone();
        if (gone) return;
        throw LabError.no(String.format(
                Locale.ROOT,
                "not recorded: %s still has %.1f%% of %s with the solution; see what the solution leaves",
                anchor.name(),
                anchor.share(),
                anchor.value()));
    }

    /** In percent of what it was: where everything is counted, there is as much of it as before or there is less. */
    private double left(RecordedAnchor anchor, Profile cured) {
        var shipped = ApplicationSamples.of(Reference.of(home, story).profile());
        return 100.0 * ApplicationSamples.of(cured).sumOf(anchor.anchor()) / shipped.sumOf(anchor.anchor());
    }

    private RecordedDump install(ChapterRun run, ChapterRun.Outcome outcome, List<RecordedAnchor> anchors)
            throws IOException {
        var index = DumpIndex.read(home.dumps());
        var line = new RecordedDump(
                bundled.file(),
                story.name(),
                run.shot().kind(),
                bundled.service(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                LocalDate.now(ZoneOffset.UTC).toString(),
                command,
                load(run, outcome.load()),
                run.shot().seconds(),
                anchors,
                RecordedDump.sha256(outcome.dump()));
        var folder = Files.createDirectories(home.dumps());
        // both complete before either is replaced: what cannot be written leaves the former pair as it was
        try (var newDump = Replacement.of(folder.resolve(bundled.file()));
                var newIndex = Replacement.of(folder.resolve(DumpIndex.FILE))) {
            Files.copy(outcome.dump(), newDump.unfinished(), StandardCopyOption.REPLACE_EXISTING);
            index.with(line).write(newIndex.unfinished());
            newDump.install();
            newIndex.install();
        }
        return line;
    }

    private String load(ChapterRun run, LoadEvent.End end) {
        return String.format(
                Locale.ROOT,
                "%s: %s, %d s to warm up",
                story.name(),
                end.amount(),
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
