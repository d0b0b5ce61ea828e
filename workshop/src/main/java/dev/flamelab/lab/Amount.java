package dev.flamelab.lab;

import dev.flamelab.pprof.Profile;
import java.util.List;

/**
 * How much of something a profile shows.
 *
 * @param unit in which the answer is given
 * @param count what it is
 */
public record Amount(
        String question,
        String unit,
        Count count,
        Tolerance tolerance,
        String look,
        String why,
        List<Misconception> wrong)
        implements Question {
    public Amount {
        wrong = List.copyOf(wrong);
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public String wanted() {
        return "in " + unit + ", give or take " + tolerance.shown(in());
    }

    @Override
    public String key(Profile profile) {
        return in().shown(right(profile));
    }

    @Override
    public Answered to(String typed, Profile profile) {
        var number = in().number(typed);
        if (number.isEmpty()) {
            return new Answered.Unclear(
                    "\"" + typed.strip() + "\" is no number in " + unit + ": type one, such as 1.5");
        }
        double given = number.getAsDouble();
        double right = right(profile);
        if (tolerance.allows(given, right)) return new Answered.Right(key(profile) + ". " + why);
        return new Answered.Wrong(wrong.stream()
                .filter(belief -> belief.count() != null && tolerance.allows(given, number(belief.count(), profile)))
                .map(Misconception::cure)
                .findFirst()
                .orElse((given < right ? "It is more. " : "It is less. ") + why));
    }

    private Unit in() {
        return new Unit(unit);
    }

    private double right(Profile profile) {
        double right = number(count, profile);
        if (Double.isFinite(right)) return right;
        // by no seconds, in a dump of all since the start, or by nothing at all
        throw LabError.machine("the dump has nothing that \"" + question
                + "\" asks for: take a new one with ./lab run, or answer by the bundled one with --replay");
    }

    private double number(Count some, Profile profile) {
        double amount = some.of(profile);
        return some.isCount(profile) ? amount : in().of(amount);
    }
}
