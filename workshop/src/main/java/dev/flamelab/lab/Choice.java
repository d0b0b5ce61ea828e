package dev.flamelab.lab;

import dev.flamelab.pprof.Profile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One of several sentences is true. */
public record Choice(String question, String answer, String why, List<Misconception> wrong, String look)
        implements Question {
    public Choice {
        wrong = List.copyOf(wrong);
    }

    /** In the order of the alphabet, which says nothing of what is right. */
    @Override
    public List<String> options() {
        return Stream.concat(Stream.of(answer), wrong.stream().map(Misconception::answer))
                .sorted()
                .toList();
    }

    @Override
    public String wanted() {
        return "a letter from a to " + letter(options().size() - 1);
    }

    @Override
    public String key(Profile profile) {
        return letter(options().indexOf(answer));
    }

    @Override
    public Answered to(String typed, Profile profile) {
        var letter = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("[.)]$", "");
        var options = options();
        int chosen = letter.length() == 1 ? letter.charAt(0) - 'a' : -1;
        if (chosen < 0 || chosen >= options.size()) {
            return new Answered.Unclear("\"" + typed.strip() + "\" is none of them: type " + wanted());
        }
        if (options.get(chosen).equals(answer)) return new Answered.Right(why);
        return wrong.stream()
                .filter(belief -> belief.answer().equals(options.get(chosen)))
                .map(belief -> new Answered.Wrong(belief.cure()))
                .findFirst()
                .orElseThrow();
    }

    private static String letter(int index) {
        return String.valueOf((char) ('a' + index));
    }
}
