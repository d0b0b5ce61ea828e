package dev.flamelab.lab;

import dev.flamelab.pprof.Profile;
import java.util.List;

/**
 * How many percent something has in a profile.
 *
 * @param tolerance in points
 */
public record Share(
        String question, Count count, Tolerance tolerance, String look, String why, List<Misconception> wrong)
        implements Question {
    public Share {
        wrong = List.copyOf(wrong);
    }

    private Amount amount() {
        return new Amount(question, "%", count, tolerance, look, why, wrong);
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public String wanted() {
        return amount().wanted();
    }

    @Override
    public String key(Profile profile) {
        return amount().key(profile);
    }

    @Override
    public Answered to(String typed, Profile profile) {
        return amount().to(typed, profile);
    }
}
