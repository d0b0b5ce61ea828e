package dev.flamelab.cli;

import dev.flamelab.lab.Capture;
import dev.flamelab.lab.DumpStore;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.ProfileFile;
import dev.flamelab.pprof.IncompatibleProfiles;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileMerge;
import dev.flamelab.report.Listing;
import dev.flamelab.report.ReportError;
import dev.flamelab.report.Top;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab pprof}: go tool pprof, for whom it is not installed. */
@Command(
        name = "pprof",
        description = {
            "Reads profiles as go tool pprof does, with its flags: -top, or -list=REGEX for the source of functions.",
            "A source is a file or an address, such as 127.0.0.1:6060; several are added up."
        },
        modelTransformer = LaterFlags.class)
final class PprofCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = "A file or an address.")
    private List<String> sources;

    @Option(
            names = {"-top", "--top", "-text", "--text"},
            description = "Print the places where most was measured.")
    private boolean top;

    @Option(
            names = {"-list", "--list"},
            paramLabel = "REGEX",
            description = "Print the source of matching functions.")
    private String list;

    @Mixin
    private LookFlags look;

    @Option(
            names = {"-seconds", "--seconds"},
            paramLabel = "N",
            defaultValue = "0",
            description = "For an address: profile for so long.")
    private int seconds;

    @Option(
            names = {"-timeout", "--timeout"},
            paramLabel = "N",
            defaultValue = "0",
            description = "For an address: wait so many seconds at most.")
    private int timeout;

    @Option(
            names = {"-output", "--output"},
            paramLabel = "FILE",
            description = "Write the report into a new file.")
    private Path output;

    @Option(names = "--json", description = "Print the rows of -top as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (top == (list != null)) {
            throw LabError.usage("say what to print: -top or -list=REGEX, one of them");
        }
        if (json && !top) {
            throw LabError.usage("--json goes with -top only: leave it out for -list");
        }
        checkOutput();
        try {
            write(report(profile()));
        } catch (ReportError | IncompatibleProfiles e) {
            throw LabError.usage(e.getMessage());
        }
        return ExitCode.GOOD;
    }

    private String report(Profile profile) {
        if (list != null) {
            Listing.Listed listed = Listing.of(profile, look.view(), list, new SourceFiles(look.sources()));
            listed.warnings().forEach(this::say);
            return listed.text();
        }
        Top report = Top.of(profile, look.view());
        report.warnings().forEach(this::say);
        return json ? Json.line(report) + "\n" : report.text();
    }

    private Profile profile() {
        List<Profile> profiles = new ArrayList<>();
        for (String source : sources) {
            boolean remote = !Files.exists(Path.of(source)) && RemoteProfile.isOne(source);
            profiles.add(remote ? fetched(source) : ProfileFile.read(Path.of(source)));
        }
        return profiles.size() == 1 ? profiles.get(0) : ProfileMerge.merge(profiles);
    }

    private Profile fetched(String source) {
        RemoteProfile remote = RemoteProfile.at(source, seconds, timeout);
        say("Fetching profile over HTTP from " + remote.shown());
        if (!remote.window().isZero()) {
            say("Please wait... (" + remote.window().toSeconds() + "s)");
        }
        Capture capture = remote.fetch();
        Path saved = new DumpStore(Home.find().myDumps()).save(capture.profile(), capture.bytes());
        say("Saved profile in " + Home.shown(saved));
        return capture.profile();
    }

    // Before anything is fetched: a capture is not to be lost for a name.
    private void checkOutput() {
        if (output != null && Files.exists(output)) {
            throw exists();
        }
    }

    private void write(String report) throws IOException {
        if (output == null) {
            var out = spec.commandLine().getOut();
            out.print(report);
            out.flush();
            return;
        }
        try {
            Files.writeString(output, report, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw exists();
        }
        say("Report is in " + Home.shown(output));
    }

    private LabError exists() {
        return LabError.usage(Home.shown(output) + " exists already: remove it or name another file");
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
