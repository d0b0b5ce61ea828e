package dev.flamelab.lab;

import dev.flamelab.pprof.Profile;
import dev.flamelab.report.Order;
import dev.flamelab.report.Top;
import dev.flamelab.report.Trim;
import dev.flamelab.report.View;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which function has most of something in a profile.
 *
 * @param answer a pattern for it
 * @param by whether by {@code flat} or by {@code cum}
 * @param value of this sample type
 * @param among a pattern for the functions that are asked for; null for all
 */
public record Leader(
        String question,
        String answer,
        String by,
        String value,
        String among,
        String look,
        String why,
        List<Misconception> wrong)
        implements Question {
    /** Who has so much of what the first has may be first in the next dump. */
    private static final double AS_GOOD_AS_FIRST = 0.95;

    public Leader {
        wrong = List.copyOf(wrong);
        if (!"flat".equals(by) && !"cum".equals(by)) {
            throw new IllegalArgumentException("the question \"" + question + "\" needs by: flat or by: cum");
        }
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public String wanted() {
        return "a function; its class and name will do";
    }

    @Override
    public String key(Profile profile) {
        return first(rows(profile)).function();
    }

    @Override
    public boolean fits(Profile profile) {
        return Pattern.matches(answer, key(profile));
    }

    @Override
    public Answered to(String typed, Profile profile) {
        var name = typed.strip().replaceFirst("\\(.*$", "");
        for (var belief : wrong) {
            if (isMeant(belief.answer().replace("\\", ""), name)) return new Answered.Wrong(belief.cure());
        }
        var rows = rows(profile);
        var meant = rows.stream().filter(row -> isMeant(row.function(), name)).toList();
        if (meant.isEmpty()) {
            return new Answered.Unclear("there is no function \"" + name
                    + "\" in the dump: type it as the table has it, such as String.indexOf");
        }
        if (meant.stream().map(Top.Row::function).distinct().count() > 1) {
            return new Answered.Unclear("several functions are called " + name + ": name the class, too");
        }
        return judge(meant.get(0), first(rows));
    }

    private Answered judge(Top.Row meant, Top.Row first) {
        boolean right = Pattern.matches(answer, meant.function())
                || isAmong(meant) && amount(meant) >= AS_GOOD_AS_FIRST * amount(first);
        if (right) return new Answered.Right(first.function() + " with " + text(first) + ". " + why);
        return new Answered.Wrong(meant.function() + " has a " + by + " of " + text(meant) + ". That is not the most.");
    }

    private Top.Row first(List<Top.Row> rows) {
        return rows.stream()
                .filter(this::isAmong)
                .findFirst()
                .orElseThrow(() -> LabError.machine("the dump has nothing that \"" + question
                        + "\" asks for: take a new one with ./lab run, or answer by the bundled one with --replay"));
    }

    private List<Top.Row> rows(Profile profile) {
        var order = by.equals("flat") ? Order.FLAT : Order.CUM;
        return Top.of(
                        profile,
                        View.STANDARD.withSampleIndex(value).withOrder(order).withTrim(Trim.NOTHING))
                .rows();
    }

    private boolean isAmong(Top.Row row) {
        return among == null || Pattern.compile(among).matcher(row.function()).find();
    }

    private long amount(Top.Row row) {
        return by.equals("flat") ? row.flat() : row.cum();
    }

    private String text(Top.Row row) {
        return by.equals("flat") ? row.flatText() : row.cumText();
    }

    private static boolean isMeant(String function, String name) {
        var whole = function.toLowerCase(Locale.ROOT);
        var part = name.toLowerCase(Locale.ROOT);
        return whole.equals(part) || whole.endsWith("." + part) || whole.endsWith("$" + part);
    }
}
