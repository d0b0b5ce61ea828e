package dev.flamelab.cli;

import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.JfrFile;
import dev.flamelab.lab.LabError;
import dev.flamelab.pprof.IncompatibleProfiles;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.MainProgram;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDiff;
import dev.flamelab.pprof.ProfileMerge;
import dev.flamelab.report.Dialect;
import dev.flamelab.report.JavaNames;
import dev.flamelab.report.SymbolNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The profile that a command is about: its sources added up, less their base. One that cannot be had is told of, and
 * left out as long as there are others.
 *
 * @param names how to make names readable; null for not at all
 * @param remark told what one should know of a recording
 */
record Sources(
        SourceFlags flags,
        JavaNames names,
        boolean normalize,
        Dialect dialect,
        String sampleIndex,
        Consumer<String> say,
        Consumer<String> remark) {
    /**
     * What was loaded.
     *
     * @param profile the difference, where there is a base
     * @param source what the sources add up to
     * @param base what the bases add up to; null where there is none
     * @param sampleIndex of the values to look at: a kind of samples in a recording has been chosen by it already
     * @param again where the same is: a recording that came from an address is in a file now
     */
    record Loaded(Profile profile, Profile source, Profile base, String sampleIndex, List<String> again) {}

    Loaded load(List<String> named) {
        return load(named, Loading.unwatched());
    }

    Loaded load(List<String> named, Loading loading) {
        List<String> base = flags.base(dialect);
        if (normalize && base.isEmpty()) {
            throw LabError.usage("-normalize needs a base to scale the profile to: give it with -base or -diff_base");
        }
        Program program = Program.of(named, flags.buildId());
        // all at once: a profile and its base may be taken over the same time
        List<Source> sources = begin(program.sources(), loading);
        List<Source> bases = begin(base, loading);
        try {
            List<Profile> profiles = new ArrayList<>(profiles(sources, "source"));
            int own = profiles.size();
            profiles.addAll(profiles(bases, "base"));
            List<Profile> ready = ready(profiles, program);
            Profile added = merged(ready.subList(0, own));
            Profile less = own == ready.size() ? null : merged(ready.subList(own, ready.size()));
            Profile whole = finished(difference(added, less));
            List<String> again = named;
            List<Source> all = new ArrayList<>(sources);
            all.addAll(bases);
            if (isAnyRemote(all)) {
                byte[] asItCame = sources.get(0).asItCame();
                boolean isTheSame = all.size() == 1
                        && asItCame != null
                        && program.isUnknown()
                        && flags.comment().isEmpty();
                if (isTheSame && sources.get(0).isRecording()) {
                    again = save(store -> store.saveTrace(DumpStore.service(whole), asItCame))
                            .map(file -> List.of(file.toString()))
                            .orElse(named);
                } else {
                    save(store -> store.save(whole, isTheSame ? asItCame : DumpStore.bytes(whole)));
                }
            }
            boolean isChosen = isAnyRecording(all) && JfrFile.isKind(sampleIndex, whole);
            return new Loaded(
                    whole,
                    less == null ? whole : finished(added),
                    less == null ? null : finished(less),
                    isChosen ? "" : sampleIndex,
                    again);
        } catch (IncompatibleProfiles e) {
            throw LabError.no("the profiles do not go together (" + e.getMessage() + "): give some of one kind");
        } finally {
            for (Source source : sources) source.close();
            for (Source source : bases) source.close();
        }
    }

    private static boolean isAnyRemote(List<Source> sources) {
        for (Source source : sources) {
            if (source.isRemote()) return true;
        }
        return false;
    }

    private static boolean isAnyRecording(List<Source> sources) {
        for (Source source : sources) {
            if (source.isRecording()) return true;
        }
        return false;
    }

    private List<Source> begin(List<String> named, Loading loading) {
        List<Source> sources = new ArrayList<>();
        for (String each : named) sources.add(Source.begin(each, flags, loading, sampleIndex, say));
        return sources;
    }

    private List<Profile> profiles(List<Source> sources, String what) {
        List<Profile> profiles = new ArrayList<>();
        for (Source source : sources) {
            try {
                Profile profile = source.profile();
                // of a recording only one kind of samples is here, and it says of them what one should know
                if (source.isRecording()) profile.comments().forEach(remark);
                profiles.add(profile);
            } catch (LabError e) {
                saveRecording(source);
                if (e.exitCode() == ExitCode.USAGE) throw e;
                if (sources.size() == 1) throw LabError.no(e.getMessage());
                say.accept(e.getMessage());
            }
        }
        if (profiles.isEmpty() && !sources.isEmpty()) {
            throw LabError.no("none of the " + sources.size() + " " + what + " profiles could be had: see above");
        }
        if (profiles.size() < sources.size()) {
            say.accept("Fetched " + profiles.size() + " " + what + " profiles out of " + sources.size());
        }
        return profiles;
    }

    /** Each as if it were to be shown, so that the same place of two profiles is the same. */
    private List<Profile> ready(List<Profile> profiles, Program program) {
        List<Profile> ready = new ArrayList<>();
        for (Profile profile : profiles) {
            Profile named = MainProgram.name(profile, program.file(), program.buildId());
            ready.add(dialect == Dialect.GO_1_19 ? named.withLocations(Sources::withoutColumns) : named);
        }
        return names == null ? ready : names.of(ready);
    }

    /** Which that one did not know. */
    private static Location withoutColumns(Location place) {
        if (place.lines().stream().allMatch(line -> line.column() == 0)) return place;
        List<Line> lines = place.lines().stream()
                .map(line -> new Line(line.function(), line.line(), 0))
                .toList();
        return new Location(place.mapping(), place.address(), lines, place.folded());
    }

    private Profile difference(Profile source, Profile base) {
        if (base == null) return source;
        if (dialect == Dialect.GO_1_19) ProfileMerge.checkAlike(List.of(source, base));
        Profile scaled = normalize ? ProfileDiff.normalize(source, base) : source;
        return flags.isDiff() ? ProfileDiff.diffBase(scaled, base) : ProfileDiff.base(scaled, base);
    }

    private Profile merged(List<Profile> profiles) {
        if (dialect == Dialect.GO_1_19) {
            // that one neither converted nor left a single one as it was
            ProfileMerge.checkAlike(profiles);
            return ProfileMerge.merge(profiles);
        }
        return profiles.size() == 1 ? profiles.get(0) : ProfileMerge.merge(profiles);
    }

    /** What was fetched must not be lost; that it could not be saved is no reason not to show it. */
    private Optional<Path> save(Function<DumpStore, Path> saving) {
        String folder = System.getenv("PPROF_TMPDIR");
        var store =
                new DumpStore(folder == null || folder.isEmpty() ? Home.find().myDumps() : Path.of(folder));
        try {
            Path file = saving.apply(store).toAbsolutePath();
            say.accept("Saved profile in " + file);
            return Optional.of(file);
        } catch (LabError e) {
            say.accept("Could not save profile: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** One that has no samples of the kind that was asked for has others. */
    private void saveRecording(Source source) {
        if (source.isRemote() && source.isRecording()) save(store -> store.saveTrace("", source.asItCame()));
    }

    private Profile finished(Profile merged) {
        Profile profile = SymbolNames.of(flags.symbolize()).of(merged);
        if (flags.comment().isEmpty()) return profile;
        List<String> comments = new ArrayList<>(profile.comments());
        comments.add(flags.comment());
        return profile.withComments(comments);
    }
}
