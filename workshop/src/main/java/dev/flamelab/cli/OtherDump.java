package dev.flamelab.cli;

import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.ApplicationSamples;
import dev.flamelab.compare.DumpIndex;
import dev.flamelab.compare.RecordedDump;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a dump is compared with, and by which anchors.
 *
 * @param mine the dump itself, as what shows these
 */
record OtherDump(Path file, Profile profile, Profile mine, List<Anchor> anchors) {

    /**
     * The reference for a dump.
     *
     * @param named the one that was asked for; null for a bundled one of the same kind
     * @param story whose anchors to take; null when there is no choice
     */
    static OtherDump find(Path dumps, OneDump mine, OneDump named, String story) throws IOException {
        DumpIndex index = DumpIndex.read(dumps);
        if (named != null && story == null) {
            Optional<RecordedDump> recorded = index.find(named.file());
            if (recorded.isPresent()) {
                return of(named, mine, recorded.get().toCompareBy());
            }
        }
        List<RecordedDump> listed = story == null ? index.dumps() : index.ofStory(story);
        if (listed.isEmpty()) {
            throw LabError.usage(Home.shown(dumps) + " has no dump"
                    + (story == null
                            ? " to compare with: restore it with git checkout, or record one with ./lab record cpu"
                            : " of story " + story + ": the stories there are [" + stories(index.dumps()) + "]"));
        }
        OtherDump bundled = bundled(dumps, listed, mine);
        return named == null ? bundled : of(named, mine, bundled.anchors());
    }

    private static OtherDump of(OneDump other, OneDump mine, List<Anchor> anchors) {
        return new OtherDump(other.file(), other.by(anchors), mine.by(anchors), anchors);
    }

    private static OtherDump bundled(Path dumps, List<RecordedDump> listed, OneDump mine) throws IOException {
        List<OtherDump> sameKind = new ArrayList<>();
        List<RecordedDump> candidates = new ArrayList<>();
        for (RecordedDump dump :
                listed.stream().filter(RecordedDump::isReference).toList()) {
            OneDump bundled = OneDump.of(DumpIndex.checked(dumps, dump), mine.budget());
            if (bundled.isRecording() != mine.isRecording()) {
                continue;
            }
            OtherDump other = of(bundled, mine, dump.toCompareBy());
            if (other.profile().sampleTypes().equals(other.mine().sampleTypes())) {
                sameKind.add(other);
                candidates.add(dump);
            }
        }
        if (sameKind.isEmpty()) {
            throw LabError.usage("your dump is of another kind (" + kind(mine) + ") than the bundled ones ("
                    + listed.stream().map(RecordedDump::kind).distinct().collect(Collectors.joining(", "))
                    + "): capture one of their kind");
        }
        if (sameKind.size() > 1) {
            var shown = sameKind.stream()
                    .filter(other -> ApplicationSamples.of(other.mine()).show(other.anchors()))
                    .toList();
            if (shown.size() == 1) return shown.get(0);
        }
        if (candidates.stream().map(RecordedDump::story).distinct().count() > 1) {
            throw LabError.usage(
                    "several stories have a dump of this kind: say which with --story, one of " + stories(candidates));
        }
        return sameKind.get(sameKind.size() - 1);
    }

    private static String stories(List<RecordedDump> dumps) {
        return dumps.stream().map(RecordedDump::story).distinct().collect(Collectors.joining(", "));
    }

    private static String kind(OneDump dump) {
        if (dump.isRecording()) return "trace";
        return dump.profile().sampleTypes().stream()
                .map(type -> type.type() + "/" + type.unit())
                .collect(Collectors.joining(", "));
    }
}
