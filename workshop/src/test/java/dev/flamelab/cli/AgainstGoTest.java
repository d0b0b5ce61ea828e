package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.RealDumps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever profile is looked at in whatever way: ours prints what the real {@code go tool pprof} prints. */
class AgainstGoTest {
    /** Kept, for who asks a question again that is answered in two ways. */
    private static final Path MADE_UP = Path.of("target/made-up");

    @TempDir
    private Path folder;

    @Test
    void everyReportOfEveryProfileIsTheSame() throws Exception {
        same(Stream.concat(
                RealDumps.all().stream().flatMap(dump -> Questions.everyReport(dump)),
                madeUp().stream().flatMap(profile -> Questions.everyReport(profile, "-symbolize=none"))));
    }

    @Test
    void formsFromBeforeAreReadTheSame() throws Exception {
        Files.createDirectories(MADE_UP);
        List<Path> texts = new ArrayList<>();
        for (String text : LegacyTexts.ALL) {
            texts.add(Files.writeString(MADE_UP.resolve("before-" + texts.size() + ".txt"), text));
        }
        same(texts.stream().flatMap(text -> Stream.of("-raw", "-top", "-traces", "-tree")
                .map(report -> Question.of(text, report))));
    }

    @Test
    void namesAreMadeReadableAsTheRealOneDoesByItself() throws Exception {
        same(madeUp().stream()
                .flatMap(profile -> Stream.of("-top", "-raw", "-dot").map(report -> Question.of(profile, report))));
    }

    @Test
    void optionsOfAllKindsTogetherDoTheSame() throws Exception {
        List<Path> profiles =
                Stream.concat(RealDumps.all().stream(), madeUp().stream()).toList();
        var questions = new Questions(new Random(1), profiles);
        same(Stream.generate(questions::random).limit(400));
    }

    @Test
    void sessionsOfTheShellAreTheSame() throws Exception {
        same(Stream.concat(RealDumps.all().stream(), madeUp().stream()).flatMap(Questions::sessions));
    }

    private void same(Stream<Question> questions) throws Exception {
        try (var both = new SideBySide(folder)) {
            questions.forEach(both::ask);

            assertThat(both.differences()).isEmpty();
            assertThat(both.undecided()).as("of %d", both.count()).isLessThan(1 + both.count() / 20);
        }
    }

    private static List<Path> madeUp() throws Exception {
        Files.createDirectories(MADE_UP);
        List<Path> profiles = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            var traits = EnumSet.of(trait);
            var random = new Random(trait.ordinal());
            Stream.of(Trait.values()).filter(other -> random.nextInt(6) == 0).forEach(traits::add);
            if (trait != Trait.MANY_SAMPLES) {
                traits.remove(Trait.MANY_SAMPLES);
            }
            profiles.add(Files.write(MADE_UP.resolve(trait + ".pb"), MadeUpProfile.bytes(trait.ordinal(), traits)));
        }
        return profiles;
    }
}
