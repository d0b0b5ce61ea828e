package dev.flamelab.cli;

import dev.flamelab.compare.ComparisonText;
import dev.flamelab.compare.LookFurther;
import dev.flamelab.compare.Verdict;
import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.OwnDump;
import dev.flamelab.lab.Reference;
import dev.flamelab.lab.Story;
import dev.flamelab.pprof.Profile;
import java.nio.file.Path;

/**
 * What a quiz is about.
 *
 * @param verdict whether it shows what the bundled dump shows; null of that one itself
 */
record QuizDump(Path file, Profile profile, Verdict verdict) {
    static QuizDump bundled(Home home, Story story) {
        var reference = Reference.of(home, story);
        return new QuizDump(reference.file(), reference.profile(), null);
    }

    static QuizDump own(Home home, Story story) {
        // where that is missing, it can be no way out
        Reference.of(home, story);
        try {
            var own = OwnDump.showing(home, story);
            return new QuizDump(own.file(), own.profile(), own.comparison().verdict());
        } catch (LabError e) {
            throw LabError.machine(e.getMessage() + ", or answer by the bundled one with --replay", e);
        }
    }

    /** Which one it is, and what speaks against it. */
    String told() {
        if (verdict == null) return "REPLAY: by " + Home.shown(file) + ", the bundled dump";
        var told = "by your " + Home.shown(file);
        return verdict instanceof Verdict.Pass
                ? told
                : told + "\nwhich is not like the bundled one, so not all that is explained may fit it: "
                        + ComparisonText.sentence(verdict);
    }

    /** Of what can be said of it without anybody's answers. */
    int exitCode() {
        return verdict == null ? ExitCode.GOOD : ExitCode.of(verdict);
    }

    /** As a shell takes it. */
    String typed() {
        return LookFurther.quoted(Home.shown(file));
    }
}
