package dev.flamelab.cli;

import dev.flamelab.compare.ApplicationSamples;
import dev.flamelab.compare.DumpIndex;
import dev.flamelab.compare.Evidence;
import dev.flamelab.compare.LookFurther;
import dev.flamelab.compare.RecordedDump;
import dev.flamelab.lab.Deed;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Reference;
import dev.flamelab.lab.Story;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lab replay}: a chapter's bundled dump where a machine cannot take one. */
@Command(
        name = "replay",
        description = "Shows the bundled dump of a chapter as ./lab run shows yours, if this machine cannot take one.",
        footer = {"", "Nothing is started or measured, and nothing is said of your machine."})
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private WhichChapter chapter;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var home = Home.find();
        var story = chapter.story(home);
        var reference = Reference.of(home, story);
        var recorded = DumpIndex.read(home.dumps()).find(reference.file()).orElseThrow();
        var out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%s, chapter %d: a REPLAY%n%n", story.title(), story.chapter());
        out.println("1-3         not done here: this dump was recorded on another machine");
        out.printf("            %s, %d cores, %s%n", recorded.jdk(), recorded.cores(), recorded.date());
        out.printf("            %s; %d s%n", recorded.load(), recorded.seconds());
        out.println("4 Replay    " + Home.shown(reference.file()));
        out.print("\n" + Tops.of(story, reference.profile()));
        anchors(story, reference, recorded, out);
        out.println("\nREPLAY: this is the bundled dump itself, so there is no verdict; " + "./lab run " + story.name()
                + " takes yours.\n");
        out.print(LookFurther.from(
                Home.shown(reference.file()),
                story.shot().anchors(),
                Home.shown(home.root().resolve(Judged.SOURCES))));
        out.println("  ./lab quiz " + story.name() + " --replay");
        Noted.in(home, story, Deed.REPLAY, "", spec.commandLine().getErr());
        return ExitCode.GOOD;
    }

    private static void anchors(Story story, Reference reference, RecordedDump recorded, PrintWriter out) {
        var samples = ApplicationSamples.of(reference.profile());
        out.printf("%-28s %8s %8s%n", "anchor", "there", "floor");
        var told = EnumSet.noneOf(Evidence.class);
        for (var anchor : story.shot().anchors()) {
            out.printf(
                    Locale.ROOT, "%-28s %7.1f%% %7.1f%%%n", anchor.name(), samples.percentOf(anchor), anchor.floor());
        }
        for (var anchor : story.shot().anchors()) {
            var evidence = Evidence.of(anchor.value());
            if (told.add(evidence)) {
                out.printf("%-28s %8d%n", evidence.label(), samples.observed(anchor.value()));
            }
        }
        out.println("there is " + recorded.file());
    }
}
