package dev.flamelab.cli;

import dev.flamelab.lab.LabError;
import dev.flamelab.pprof.Profile;
import dev.flamelab.report.Dialect;
import dev.flamelab.report.Listing;
import dev.flamelab.report.Top;
import dev.flamelab.report.View;
import java.time.ZoneId;

/**
 * Makes the reports of one profile.
 *
 * @param allFrames whether frames are shown that the profile itself declares uninteresting
 */
record Reports(Profile profile, Dialect dialect, boolean allFrames) {
    /**
     * Makes a report.
     *
     * @param regex what it is about, where it is about matching functions
     */
    Report make(ReportFormat format, String regex, Settings settings) {
        Settings own = settings.of(format);
        View view = view(own);
        return switch (format) {
            case TEXT, TOP -> {
                var top = Top.of(profile, view);
                yield Report.of(top.text(), top.warnings());
            }
            case LIST -> {
                var listing = Listing.of(profile, view, regex, new SourceFiles(own.sources()));
                yield Report.of(listing.text(), listing.warnings());
            }
            default ->
                throw LabError.usage("-" + format.label() + " is a flag of go tool pprof that ./lab pprof does"
                        + " not have: use -top or -list=REGEX here, or go tool pprof itself");
        };
    }

    /** The rows of -top, for scripts. */
    Report json(Settings settings) {
        var top = Top.of(profile, view(settings.of(ReportFormat.TOP)));
        return Report.of(Json.line(top) + "\n", top.warnings());
    }

    private View view(Settings settings) {
        View view = settings.view().withDialect(dialect, ZoneId.systemDefault());
        return allFrames ? view.with(View.Option.ALL_FRAMES) : view;
    }
}
