package dev.flamelab.report;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.List;

/**
 * The rows of {@link Top} as a profile, as {@code go tool pprof -topproto} writes it: one sample for each place, with cum
 * and flat in the unit of the report.
 */
public record TopProfile(Profile profile, List<String> warnings) {

    /** The places that {@link Top} would show, in its order. */
    public static TopProfile of(Profile profile, View view) {
        Subject subject = Subject.of(profile, view);
        List<Node> nodes = TrimmedGraph.of(
                        subject, view.grouping(), view.trim().withUsual(0), view.order(), Graph.Calls.NONE)
                .nodes();
        ValueFormat format = subject.format().forAll(nodes, subject.total());
        Profile top = Profile.of(
                        List.of(new ValueType("cum", format.to()), new ValueType("flat", format.to())),
                        nodes.stream().map(node -> sample(node, format)).toList(),
                        List.of())
                .withPeriod(profile.periodType(), profile.period())
                .withTime(profile.timeNanos(), profile.durationNanos());
        return new TopProfile(top, subject.warnings());
    }

    private static Sample sample(Node node, ValueFormat format) {
        NodeName name = node.name();
        var function = new Function(name.function(), "", name.file(), name.startLine());
        var place = new Location(null, name.address(), List.of(new Line(function, name.line(), name.column())), false);
        long[] values = {format.whole(node.cumValue()), format.whole(node.flatValue())};
        return new Sample(List.of(place), values, List.of());
    }
}
