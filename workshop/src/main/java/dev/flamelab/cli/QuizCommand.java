package dev.flamelab.cli;

import dev.flamelab.compare.ComparisonText;
import dev.flamelab.compare.LookFurther;
import dev.flamelab.compare.Verdict;
import dev.flamelab.lab.Deed;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.OwnDump;
import dev.flamelab.lab.Reference;
import dev.flamelab.lab.Story;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab quiz}: what somebody should be able to tell from their dump. */
@Command(
        name = "quiz",
        description = "Asks what your newest dump of a chapter's fault shows, and says why an answer is wrong.",
        footer = {
            "",
            "What is right is worked out from your own dump. Answers are read from standard input, one in a line; a person"
                    + " may try each question twice, and the first try counts. Exit code 0: all right, 1: not all."
        })
final class QuizCommand implements Callable<Integer> {
    @Mixin
    private WhichChapter chapter;

    @Option(
            names = "--answers",
            split = ",",
            paramLabel = "ANSWER",
            description = "Your answers, one for each question, such as 0.65,Fibonacci.recursive,89,a,b.")
    private List<String> answers;

    @Option(names = "--replay", description = "Ask by the bundled dump in place of yours.")
    private boolean replay;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var home = Home.find();
        var story = chapter.story(home);
        var questions = story.quiz();
        if (questions.isEmpty()) throw LabError.machine("story " + story.name() + " has no quiz: go on with the next");
        if (answers != null && answers.size() != questions.size()) {
            throw LabError.usage(
                    "the quiz of " + story.name() + " has " + questions.size() + " questions, and --answers has "
                            + answers.size() + ": name one for each, with commas between them");
        }
        var out = spec.commandLine().getOut();
        out.printf("%s, chapter %d: %d questions%n", story.title(), story.chapter(), questions.size());
        int right = replay ? replay(home, story, out) : own(home, story, out);
        var result = right + " of " + questions.size();
        out.println(result + " right at once" + (replay ? ", by the bundled dump" : ""));
        Noted.in(
                home,
                story,
                Deed.QUIZ,
                result + (replay ? " by the bundled dump" : ""),
                spec.commandLine().getErr());
        return right == questions.size() ? ExitCode.GOOD : ExitCode.NO;
    }

    private QuizTalk talk(PrintWriter out) {
        if (answers != null) {
            var given = answers.iterator();
            return new QuizTalk(out, () -> given.hasNext() ? given.next() : null, false);
        }
        var lines = Terminal.in();
        return new QuizTalk(out, lines::readLine, Terminal.isIn());
    }

    private int replay(Home home, Story story, PrintWriter out) throws IOException {
        var reference = Reference.of(home, story);
        out.println("REPLAY: by " + Home.shown(reference.file()) + ", the bundled dump\n");
        return ask(story, reference.profile(), reference.file(), out);
    }

    private int own(Home home, Story story, PrintWriter out) throws IOException {
        var own = newest(home, story);
        out.println("by your " + Home.shown(own.file()));
        if (!(own.comparison().verdict() instanceof Verdict.Pass)) {
            out.println("which is not like the bundled one, so not all that is explained may fit it: "
                    + ComparisonText.sentence(own.comparison().verdict()));
        }
        out.println();
        return ask(story, own.profile(), own.file(), out);
    }

    private int ask(Story story, Profile profile, Path dump, PrintWriter out) throws IOException {
        return talk(out).ask(story.quiz(), profile, LookFurther.quoted(Home.shown(dump)));
    }

    private static OwnDump newest(Home home, Story story) {
        try {
            return OwnDump.showing(home, story);
        } catch (LabError e) {
            throw LabError.machine(e.getMessage() + ", or answer by the bundled one with --replay", e);
        }
    }
}
