package dev.flamelab.cli;

import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.pprof.IncompatibleProfiles;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDiff;
import dev.flamelab.pprof.ProfileMerge;
import dev.flamelab.report.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The profile that a command is about: its sources added up, less their base. One that cannot be had is told of, and
 * left out as long as there are others.
 */
record Sources(SourceFlags flags, boolean normalize, Dialect dialect, String sampleIndex, Consumer<String> say) {
    /** All of some sources, of which some may have been fetched. */
    private record Sum(Profile profile, byte[] asItCame, boolean isRemote) {}

    Profile profile(List<String> named) {
        List<String> base = flags.base();
        if (normalize && base.isEmpty()) {
            throw LabError.usage("-normalize needs a base to scale the profile to: give it with -base or -diff_base");
        }
        // all at once: a profile and its base may be taken over the same time
        List<Source> sources = begin(named);
        List<Source> bases = begin(base);
        try {
            Sum sum = sum(sources, "source");
            if (bases.isEmpty()) {
                return save(sum.profile(), sum.asItCame(), sum.isRemote());
            }
            Sum less = sum(bases, "base");
            return save(difference(sum.profile(), less.profile()), null, sum.isRemote() || less.isRemote());
        } catch (IncompatibleProfiles e) {
            throw LabError.no("the profiles do not go together (" + e.getMessage() + "): give some of one kind");
        } finally {
            sources.forEach(Source::close);
            bases.forEach(Source::close);
        }
    }

    private List<Source> begin(List<String> named) {
        List<Source> sources = new ArrayList<>();
        for (String each : named) sources.add(Source.begin(each, flags, sampleIndex, say));
        return sources;
    }

    private Sum sum(List<Source> sources, String what) {
        List<Profile> profiles = new ArrayList<>();
        byte[] asItCame = null;
        boolean remote = false;
        for (Source source : sources) {
            try {
                profiles.add(source.profile());
                asItCame = source.asItCame();
                remote |= source.isRemote();
            } catch (LabError e) {
                if (e.exitCode() == ExitCode.USAGE) throw e;
                if (sources.size() == 1) throw LabError.no(e.getMessage());
                say.accept(e.getMessage());
            }
        }
        if (profiles.isEmpty()) {
            throw LabError.no("none of the " + sources.size() + " " + what + " profiles could be had: see above");
        }
        if (profiles.size() < sources.size()) {
            say.accept("Fetched " + profiles.size() + " " + what + " profiles out of " + sources.size());
        }
        return new Sum(merged(profiles), sources.size() == 1 ? asItCame : null, remote);
    }

    private Profile merged(List<Profile> profiles) {
        if (dialect == Dialect.GO_1_19) {
            // that one neither converted nor left a single one as it was
            ProfileMerge.checkAlike(profiles);
            return ProfileMerge.merge(profiles);
        }
        return profiles.size() == 1 ? profiles.get(0) : ProfileMerge.merge(profiles);
    }

    private Profile difference(Profile source, Profile base) {
        if (dialect == Dialect.GO_1_19) ProfileMerge.checkAlike(List.of(source, base));
        Profile scaled = normalize ? ProfileDiff.normalize(source, base) : source;
        return flags.isDiff() ? ProfileDiff.diffBase(scaled, base) : ProfileDiff.base(scaled, base);
    }

    /** What was fetched must not be lost; that it could not be saved is no reason not to show it. */
    private Profile save(Profile profile, byte[] asItCame, boolean remote) {
        Profile own = flags.comment().isEmpty() ? profile : commented(profile);
        if (remote) {
            try {
                Path saved = store().save(own, own == profile && asItCame != null ? asItCame : DumpStore.bytes(own));
                say.accept("Saved profile in " + Home.shown(saved));
            } catch (LabError e) {
                say.accept("Could not save profile: " + e.getMessage());
            }
        }
        return own;
    }

    private static DumpStore store() {
        String folder = System.getenv("PPROF_TMPDIR");
        return new DumpStore(folder == null || folder.isEmpty() ? Home.find().myDumps() : Path.of(folder));
    }

    private Profile commented(Profile profile) {
        List<String> comments = new ArrayList<>(profile.comments());
        comments.add(flags.comment());
        return new Profile(
                profile.sampleTypes(),
                profile.samples(),
                profile.mappings(),
                profile.periodType(),
                profile.period(),
                profile.timeNanos(),
                profile.durationNanos(),
                comments,
                profile.defaultSampleType(),
                profile.dropFrames(),
                profile.keepFrames(),
                profile.docUrl());
    }
}
