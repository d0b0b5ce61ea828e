package dev.flamelab.cli;

import dev.flamelab.lab.Deed;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.Question;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
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

    @Option(names = "--key", description = "Print the right answers, for whoever teaches; nothing is asked or noted.")
    private boolean key;

    @Option(names = "--replay", description = "Ask by the bundled dump in place of yours.")
    private boolean replay;

    @Option(names = "--json", description = "With --answers: print the result as one JSON object, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /**
     * What a script gets.
     *
     * @param replay whether the dump is the bundled one
     * @param right how many were answered rightly at once
     */
    private record Result(String story, String dump, boolean replay, int right, int questions) {}

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
        if (json && (answers == null || key)) {
            throw LabError.usage("--json goes with --answers, for a script is asked nothing: name your answers there");
        }
        var dump = replay ? QuizDump.bundled(home, story) : QuizDump.own(home, story);
        var all = spec.commandLine().getOut();
        var out = json ? new PrintWriter(Writer.nullWriter()) : all;
        out.printf("%s, chapter %d: %d questions%n", story.title(), story.chapter(), questions.size());
        out.println(dump.told() + "\n");
        if (key) return tellKeys(questions, dump, out);
        int right = talk(out).ask(questions, dump.profile(), dump.typed());
        var result = right + " of " + questions.size();
        out.println(result + " right at once" + (replay ? ", by the bundled dump" : ""));
        if (json) {
            all.println(Json.line(new Result(story.name(), Home.shown(dump.file()), replay, right, questions.size())));
        }
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

    /** What an explanation does not fit is no learner's fault. */
    private static int tellKeys(List<Question> questions, QuizDump dump, PrintWriter out) {
        int exitCode = dump.exitCode();
        // of too few samples anything may be first
        if (exitCode == ExitCode.INCONCLUSIVE) return exitCode;
        for (int i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            out.println((i + 1) + "  " + question.question());
            out.println("   " + question.key(dump.profile()) + ". " + question.why());
            if (!question.fits(dump.profile())) {
                out.println("   This is not what the story means.");
                exitCode = ExitCode.NO;
            }
        }
        return exitCode;
    }
}
