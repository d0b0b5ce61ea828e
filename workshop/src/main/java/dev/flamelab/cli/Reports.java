package dev.flamelab.cli;

import dev.flamelab.drawing.Painter;
import dev.flamelab.drawing.PannedSvg;
import dev.flamelab.drawing.Picture;
import dev.flamelab.drawing.PictureFormat;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.SourceFiles;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileWriter;
import dev.flamelab.pprof.ValueType;
import dev.flamelab.report.Callgrind;
import dev.flamelab.report.Collapsed;
import dev.flamelab.report.Comments;
import dev.flamelab.report.Dialect;
import dev.flamelab.report.Disassembly;
import dev.flamelab.report.Dot;
import dev.flamelab.report.FilteredProfile;
import dev.flamelab.report.Greeting;
import dev.flamelab.report.Listing;
import dev.flamelab.report.Peek;
import dev.flamelab.report.Raw;
import dev.flamelab.report.SampleIndex;
import dev.flamelab.report.Settings;
import dev.flamelab.report.Tags;
import dev.flamelab.report.TextReport;
import dev.flamelab.report.Top;
import dev.flamelab.report.TopProfile;
import dev.flamelab.report.Traces;
import dev.flamelab.report.Tree;
import dev.flamelab.report.View;
import dev.flamelab.report.WebListing;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * Makes the reports of one profile.
 *
 * @param allFrames whether frames are shown that the profile itself declares uninteresting
 * @param bundledGraphviz whether pictures are drawn without the Graphviz of this machine
 */
record Reports(Profile profile, Dialect dialect, boolean allFrames, boolean bundledGraphviz) {
    /**
     * Makes a report.
     *
     * @param regex what it is about, where it is about matching functions
     */
    Report make(ReportFormat format, String regex, Settings settings) {
        View view = view(format.of(settings));
        return switch (format) {
            case TEXT, TOP -> text(Top.of(profile, view));
            case TREE -> text(Tree.of(profile, view));
            case PEEK -> text(Peek.of(profile, view, regex));
            case TRACES -> text(Traces.of(profile, view));
            case TAGS -> text(Tags.of(profile, view));
            case RAW -> text(Raw.of(profile, view));
            case COMMENTS -> text(Comments.of(profile, view));
            case CALLGRIND, KCACHEGRIND -> text(Callgrind.of(profile, view));
            case COLLAPSED -> text(Collapsed.of(profile, view));
            case LIST -> text(Listing.of(profile, view, regex, SourceFiles.of(view)));
            case WEBLIST -> text(WebListing.of(profile, view, regex, SourceFiles.of(view)));
            case DISASM -> throw Disassembly.of(profile, view, regex);
            case PROTO -> {
                var left = FilteredProfile.of(profile, view);
                yield file(left.profile(), left.warnings());
            }
            case TOPPROTO -> {
                var top = TopProfile.of(profile, view);
                yield file(top.profile(), top.warnings());
            }
            case DOT -> text(Dot.of(profile, view));
            case SVG, WEB, EOG -> picture(view, PictureFormat.SVG);
            case PDF, EVINCE -> picture(view, PictureFormat.PDF);
            case PS, GV -> picture(view, PictureFormat.PS);
            case PNG -> picture(view, PictureFormat.PNG);
            case GIF -> picture(view, PictureFormat.GIF);
        };
    }

    private Report picture(View view, PictureFormat format) {
        if (bundledGraphviz && !format.isBundled()) {
            throw LabError.usage("-bundled_graphviz draws SVG and PostScript only: take -svg or -ps, or leave it"
                    + " out to draw with the Graphviz that is installed");
        }
        Dot dot = Dot.of(profile, view);
        Painter painter = bundledGraphviz ? Painter.bundled() : Painter.standard(System.getenv("PATH"));
        Picture picture = painter.paint(dot.drawable(), format);
        List<String> warnings = new ArrayList<>(dot.warnings());
        warnings.addAll(picture.warnings());
        return format == PictureFormat.SVG
                ? Report.of(PannedSvg.of(picture.text()), warnings)
                : Report.binary(out -> out.write(picture.bytes()), warnings);
    }

    private static Report text(TextReport report) {
        return new Report(new Text(report), null, report.warnings());
    }

    private record Text(TextReport report) implements Report.Content<Writer> {
        @Override
        public void write(Writer out) throws IOException {
            report.writeTo(out);
        }
    }

    private static Report file(Profile made, List<String> warnings) {
        return Report.binary(out -> ProfileWriter.write(made, out), warnings);
    }

    /** What the profile is. */
    Greeting greeting(Settings settings) {
        return Greeting.of(profile, view(settings));
    }

    /** What the values of the profile's samples are called. */
    List<String> sampleTypes() {
        return profile.sampleTypes().stream().map(ValueType::type).toList();
    }

    /** The names of all functions in the profile. */
    Stream<String> functions() {
        return profile.samples().stream()
                .flatMap(sample -> sample.stack().stream())
                .flatMap(place -> place.lines().stream())
                .map(line -> line.function().name())
                .distinct();
    }

    /** The one that is meant by a name or number. */
    String sampleType(String typed) {
        return sampleTypes().get(SampleIndex.find(profile, typed));
    }

    /** The rows of -top, for scripts. */
    Report json(Settings settings) {
        var top = Top.of(profile, view(ReportFormat.TOP.of(settings)));
        return Report.of(Json.line(top) + "\n", top.warnings());
    }

    private View view(Settings settings) {
        View view = settings.view().withDialect(dialect, TimeZone.getDefault());
        return allFrames ? view.with(View.Option.ALL_FRAMES) : view;
    }
}
