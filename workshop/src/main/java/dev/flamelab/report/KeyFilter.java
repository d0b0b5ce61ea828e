package dev.flamelab.report;

import dev.flamelab.pprof.Label;
import java.util.List;

/** Leaves those labels whose keys are to be shown. */
final class KeyFilter {
    private final Regex show;
    private final Regex hide;
    private boolean shows;
    private boolean hides;

    KeyFilter(Filter filter) {
        show = filter.regex(Filter.By.TAGSHOW);
        hide = filter.regex(Filter.By.TAGHIDE);
    }

    List<Label> left(List<Label> labels) {
        return show == null && hide == null
                ? labels
                : labels.stream().filter(label -> takes(label.key())).toList();
    }

    /** Whether there was something to show. */
    boolean shows() {
        return shows;
    }

    /** Whether there was something to hide. */
    boolean hides() {
        return hides;
    }

    private boolean takes(String key) {
        boolean shown = show == null || show.finds(key);
        boolean hidden = hide != null && hide.finds(key);
        shows |= shown;
        hides |= hidden;
        return shown && !hidden;
    }
}
