package dev.flamelab.cli;

import dev.flamelab.lab.Answered;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.Question;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/**
 * Asks the questions of a quiz one by one. A person may try each a second time; a script had better be right at once.
 *
 * @param out where the questions go
 * @param answers where the answers come from
 * @param isPerson whether somebody types them
 */
record QuizTalk(PrintWriter out, Input answers, boolean isPerson) {
    private static final String PROMPT = "> ";

    /** Where answers come from. */
    interface Input {
        /** The next one; null when there are no more. */
        String next() throws IOException;
    }

    /**
     * Asks all of them.
     *
     * @param dump the file of the profile, as a shell takes it
     * @return how many were answered rightly at once
     */
    int ask(List<Question> questions, Profile profile, String dump) throws IOException {
        int right = 0;
        for (int i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            out.println((i + 1) + "  " + question.question());
            for (int option = 0; option < question.options().size(); option++) {
                out.println("   " + (char) ('a' + option) + "  "
                        + question.options().get(option));
            }
            out.println("   (" + question.wanted() + ")");
            if (ask(question, profile, i + " of " + questions.size())) right++;
            if (question.look() != null) out.println("   see: ./lab pprof " + question.look() + " " + dump);
            out.println();
        }
        return right;
    }

    private boolean ask(Question question, Profile profile, String answered) throws IOException {
        var first = answer(question, profile, answered);
        out.println((first instanceof Answered.Right ? "Right. " : "No. ") + first.told());
        if (first instanceof Answered.Right) return true;
        if (isPerson) {
            out.println("Once more:");
            var second = answer(question, profile, answered);
            if (second instanceof Answered.Right) {
                out.println("Right. " + second.told());
                return false;
            }
            out.println("No. " + second.told());
        }
        out.println("The answer is " + question.key(profile) + ". " + question.why());
        return false;
    }

    private Answered answer(Question question, Profile profile, String answered) throws IOException {
        while (true) {
            out.print(PROMPT);
            out.flush();
            var typed = answers.next();
            if (typed == null) {
                out.println();
                throw LabError.usage("the answers ended after " + answered
                        + " questions, so nothing was noted: type them, one in a line, or name all with --answers");
            }
            if (!isPerson) out.println(typed.strip());
            var came = question.to(typed, profile);
            if (!(came instanceof Answered.Unclear)) return came;
            if (!isPerson) throw LabError.usage(came.told());
            out.println(came.told());
        }
    }
}
