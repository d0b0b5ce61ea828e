package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.util.List;

/** What a profile says in words, as {@code go tool pprof -comments} prints it. */
public record Comments(List<String> lines, List<String> warnings) implements TextReport {

    /** The comments of the profile; the filter takes none away. */
    public static Comments of(Profile profile, View view) {
        return new Comments(profile.comments(), Subject.of(profile, view).warnings());
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        for (String line : lines) {
            out.append(line).append('\n');
        }
    }
}
