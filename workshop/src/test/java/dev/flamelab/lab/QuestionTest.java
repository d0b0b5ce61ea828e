package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.pprof.Profile;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The hints and quizzes of all stories, on the dumps that come with the project. */
class QuestionTest {
    private static final Pattern SLIGHTING = Pattern.compile("(?i)\\b(just|simply|obviously|easy|easily|trivial)\\b");
    private static final int LONGEST_SENTENCE = 25;

    static List<Story> stories() {
        return Story.all(Home.find());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void everyStoryHasFourHintsAndAFewQuestionsWithANumberOfTheCapture(Story story) {
        assertThat(story.hints()).hasSize(4);
        assertThat(story.quiz()).hasSizeBetween(3, 5);
        assertThat(story.quiz()).anyMatch(question -> question instanceof Amount || question instanceof Share);
        assertThat(story.quiz())
                .allSatisfy(question -> assertThat(question.wrong()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void theRightAnswerIsRightAndEachWrongOneGetsItsCure(Story story) {
        var profile = Reference.of(Home.find(), story).profile();
        for (var question : story.quiz()) {
            assertThat(question.to(question.key(profile), profile))
                    .as(question.question())
                    .isInstanceOf(Answered.Right.class)
                    .satisfies(right -> assertThat(right.told()).endsWith(question.why()));
            for (var belief : question.wrong()) {
                var typed = typed(question, belief, profile);
                if (typed == null) continue;
                assertThat(question.to(typed, profile))
                        .as(question.question() + " " + typed)
                        .isEqualTo(new Answered.Wrong(belief.cure()));
            }
        }
    }

    /** What somebody types who believes this; null where it cannot be worked out. */
    private static String typed(Question question, Misconception belief, Profile profile) {
        if (question instanceof Choice choice) return letter(choice, belief);
        if (question instanceof Leader) return belief.answer().replace("\\", "");
        if (belief.count() == null) return null;
        var unit = question instanceof Amount amount ? amount.unit() : "%";
        return new Amount("", unit, belief.count(), new Tolerance(1, false), null, "", List.of())
                .key(profile)
                .replaceAll(" .*", "");
    }

    private static String letter(Choice choice, Misconception belief) {
        return String.valueOf((char) ('a' + choice.options().indexOf(belief.answer())));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void whoLeadsInTheDumpIsWhoTheQuestionMeans(Story story) {
        var profile = Reference.of(Home.find(), story).profile();
        for (var question : story.quiz()) {
            if (question instanceof Leader leader)
                assertThat(leader.key(profile)).matches(leader.answer());
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void noWordMakesTheReaderFeelSlowAndNoSentenceIsLong(Story story) {
        var texts = Stream.concat(
                story.hints().stream(),
                story.quiz().stream()
                        .flatMap(question -> Stream.concat(
                                Stream.of(question.question(), question.why()),
                                question.wrong().stream().map(Misconception::cure))));
        assertThat(texts).allSatisfy(text -> {
            assertThat(SLIGHTING.matcher(text).find()).as(text).isFalse();
            assertThat(text.replaceAll("\\s+", " ").split("(?<=[.?!:;]) "))
                    .allSatisfy(sentence ->
                            assertThat(sentence.split(" ").length).as(sentence).isLessThanOrEqualTo(LONGEST_SENTENCE));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cores | 0.65 | 0.65",
                "cores | 0,65 | 0.65",
                "cores | ' 0.65 cores ' | 0.65",
                "cores | 1 core | 1",
                "MB | 44.4MB | 44.4",
                "MB | 1,963 MB | 1963",
                "threads | 1'234 | 1234",
                "% | 88.5% | 88.5",
                "% | 88,5 % | 88.5",
                "cores | much | ",
                "MB | 44 kB | ",
                "s | -3 | ",
                "ms | 1.2.3 | ",
                "ms | '' | "
            })
    void numbersAreTakenAsPeopleTypeThem(String unit, String typed, Double number) {
        var read = new Unit(unit).number(typed);
        if (number == null) assertThat(read).isEmpty();
        else assertThat(read).hasValue(number);
    }

    @Test
    void whatIsNoAnswerIsNeitherRightNorWrong() {
        var cpu = Story.find(Home.find(), "cpu");
        var profile = Reference.of(Home.find(), cpu).profile();
        assertThat(told(cpu, 0, "a lot", profile)).contains("\"a lot\" is no number in cores");
        assertThat(told(cpu, 1, "Fibonacci.fast", profile)).contains("there is no function \"Fibonacci.fast\"");
        assertThat(told(cpu, 1, "handle", profile))
                .contains("several functions are called handle: name the class, too");
        assertThat(told(cpu, 3, "d", profile)).contains("\"d\" is none of them: type a letter from a to c");
        assertThat(cpu.quiz().get(1).to("fibonacci.RECURSIVE(int)", profile)).isInstanceOf(Answered.Right.class);
        assertThat(cpu.quiz().get(1).to("FibRequest.answer", profile))
                .isEqualTo(new Answered.Wrong(
                        "dev.flamelab.demo.fib.FibRequest.answer has a flat of 0. That is not the most."));
        assertThat(cpu.quiz().get(0).to("9", profile).told()).startsWith("It is less. ");
    }

    /** Else every number would be right where the key is without end. */
    @Test
    void aDumpThatDoesNotTellIsRefused() {
        var cpu = Story.find(Home.find(), "cpu");
        var profile = Reference.of(Home.find(), cpu).profile();
        var ofAllTime = profile.withTime(profile.timeNanos(), 0);
        assertThatThrownBy(() -> cpu.quiz().get(0).to("0.65", ofAllTime))
                .isInstanceOf(LabError.class)
                .hasMessageContaining("has nothing that \"How many cores")
                .hasMessageContaining("--replay");
        assertThat(new Tolerance(10, true).allows(1, Double.POSITIVE_INFINITY)).isFalse();
    }

    private static String told(Story story, int question, String typed, Profile profile) {
        var answered = story.quiz().get(question).to(typed, profile);
        assertThat(answered).isInstanceOf(Answered.Unclear.class);
        return answered.told();
    }
}
