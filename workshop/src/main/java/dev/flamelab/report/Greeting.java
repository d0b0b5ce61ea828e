package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.util.List;

/**
 * What a profile is, for whom it was just opened.
 *
 * @param lines as in the head of a report
 * @param total of the sample type in view
 */
public record Greeting(List<String> lines, long total) {
    /** The head of a report on the whole profile, whatever is filtered. */
    public static Greeting of(Profile profile, View view) {
        View whole = view.withFilter(Filter.NOTHING).without(View.Option.RELATIVE_PERCENTAGES);
        Subject subject = Subject.of(profile, whole);
        return new Greeting(Heading.lines(subject, subject.format()), subject.total());
    }

    /** What every report with this view warns of: what it filters by is nowhere in the profile. */
    public static List<String> warnings(Profile profile, View view) {
        return view.filter().isNothing() ? List.of() : Subject.of(profile, view).warnings();
    }
}
