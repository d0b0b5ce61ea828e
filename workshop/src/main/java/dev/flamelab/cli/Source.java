package dev.flamelab.cli;

import dev.flamelab.lab.Capture;
import dev.flamelab.lab.CaptureRun;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.ProfileFile;
import dev.flamelab.pprof.Profile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** One of the places where a profile comes from. */
interface Source extends AutoCloseable {
    /** Waits for it; fails with a {@link LabError}. */
    Profile profile();

    /** The profile as it came over the network; null when it has been changed or is nothing that must be kept. */
    byte[] asItCame();

    boolean isRemote();

    /** Whether the profile is one of several kinds that were to choose from. */
    boolean isRecording();

    @Override
    void close();

    /**
     * Begins with what takes time.
     *
     * @param loading what it shares with all sources of a command
     */
    static Source begin(String named, SourceFlags flags, Loading loading, String sampleIndex, Consumer<String> say) {
        Path file = path(named);
        if ((file == null || !Files.exists(file)) && RemoteProfile.isOne(named)) {
            var remote = RemoteProfile.at(named, flags.seconds(), flags.timeout(), flags.access());
            var run = remote.start(flags.largest(), loading.budget());
            say.accept("Fetching profile over HTTP from " + remote.shown());
            if (!remote.window().isZero()) {
                say.accept("Please wait... (" + remote.window().toSeconds() + "s)");
            }
            return new Fetched(remote, run, flags, loading, sampleIndex, say);
        }
        return new Stored(file, named, flags.largest(), loading, sampleIndex);
    }

    /** Fails when it is plain to see that there is no profile in a file, without reading one that is there. */
    static void look(String named, SourceFlags flags) {
        Path file = path(named);
        if ((file == null || !Files.exists(file)) && RemoteProfile.isOne(named)) return;
        try (var stored = new Stored(file, named, flags.largest(), Loading.unwatched(), "")) {
            stored.check();
            if (Files.isRegularFile(file) && !ProfileFile.beginsAsOne(file)) stored.profile();
        } catch (LabError e) {
            throw e.exitCode() == ExitCode.USAGE ? e : LabError.no(e.getMessage());
        }
    }

    private static Path path(String named) {
        try {
            return Path.of(named);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** A profile that is on its way. */
    final class Fetched implements Source {
        private final RemoteProfile remote;
        private final CaptureRun run;
        private final SourceFlags flags;
        private final Loading loading;
        private final String sampleIndex;
        private final Consumer<String> say;
        private byte[] asItCame;
        private boolean isRecording;

        private Fetched(
                RemoteProfile remote,
                CaptureRun run,
                SourceFlags flags,
                Loading loading,
                String sampleIndex,
                Consumer<String> say) {
            this.remote = remote;
            this.run = run;
            this.flags = flags;
            this.loading = loading;
            this.sampleIndex = sampleIndex;
            this.say = say;
        }

        @Override
        public Profile profile() {
            Capture capture = run.await();
            if (capture.isRecording()) {
                isRecording = true;
                asItCame = capture.bytes();
                return remote.read(asItCame, sampleIndex, loading.budget());
            }
            Profile profile = named(capture.profile());
            asItCame = profile == capture.profile() ? capture.bytes() : null;
            return profile;
        }

        /** What was captured is worth more than its names. */
        private Profile named(Profile profile) {
            if (!flags.asksForSymbols()) return profile;
            try {
                return remote.named(profile, flags.symbolizeWords().contains("force"));
            } catch (LabError e) {
                say.accept("No names for addresses: " + e.getMessage());
                return profile;
            }
        }

        @Override
        public byte[] asItCame() {
            return asItCame;
        }

        @Override
        public boolean isRemote() {
            return true;
        }

        @Override
        public boolean isRecording() {
            return isRecording;
        }

        @Override
        public void close() {
            run.close();
        }
    }

    /** A profile in a file, or what of a recording is one. */
    final class Stored implements Source {
        private static final String OTHER_SCHEME = "[A-Za-z][A-Za-z0-9+.-]*://.*";

        private final Path file;
        private final String named;
        private final long largest;
        private final Loading loading;
        private final String sampleIndex;
        private boolean isRecording;

        private Stored(Path file, String named, long largest, Loading loading, String sampleIndex) {
            this.file = file;
            this.named = named;
            this.largest = largest;
            this.loading = loading;
            this.sampleIndex = sampleIndex;
        }

        @Override
        public Profile profile() {
            check();
            var found = ProfileFile.find(file, sampleIndex, largest, loading.budget(), loading.more());
            isRecording = found.isRecording();
            return found.profile();
        }

        private void check() {
            boolean isThere = file != null && Files.exists(file);
            if (!isThere && named.equals("-")) {
                throw LabError.no("- is no file: name /dev/stdin to read what is piped in");
            }
            if (!isThere && named.matches(OTHER_SCHEME)) {
                String scheme = named.substring(0, named.indexOf(':'));
                throw LabError.no("nothing is fetched by " + scheme + ": fetch the profile, and name its file");
            }
            if (!isThere) {
                throw LabError.no(
                        (file == null ? named : Home.shown(file)) + ": there is no such file: correct its name");
            }
            if (Files.isDirectory(file)) {
                throw LabError.no(Home.shown(file) + " is a folder: name one of the dumps in it");
            }
        }

        @Override
        public boolean isRecording() {
            return isRecording;
        }

        @Override
        public byte[] asItCame() {
            return null;
        }

        @Override
        public boolean isRemote() {
            return false;
        }

        @Override
        public void close() {}
    }
}
