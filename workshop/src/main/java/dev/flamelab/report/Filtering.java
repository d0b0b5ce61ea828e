package dev.flamelab.report;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Takes the samples of a profile through everything that a view leaves out of them, in pprof's order. */
final class Filtering {
    private final Filter filter;
    private final List<Sample> samples = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final StackTable table;
    private final List<Location> places;
    private final FrameFilter drop;
    private final NameFilter names;
    private final ShowFrom showFrom;
    private final LabelFilter tagFocus;
    private final LabelFilter tagIgnore;
    private final PruneFrom pruneFrom;
    private final KeyFilter keys;
    private final LabelFrames roots;
    private final LabelFrames leaves;
    private boolean placesChange;

    private Filtering(Profile profile, View view, LabelUnits units) {
        filter = view.filter();
        table = StackTable.of(profile.samples());
        places = new ArrayList<>(table.locations());
        drop = view.has(View.Option.ALL_FRAMES) ? null : DropFrames.of(profile);
        names = new NameFilter(filter);
        showFrom = ShowFrom.of(filter);
        tagFocus = LabelFilter.of(filter, Filter.By.TAGFOCUS, units);
        tagIgnore = LabelFilter.of(filter, Filter.By.TAGIGNORE, units);
        pruneFrom = PruneFrom.of(filter);
        keys = new KeyFilter(filter);
        Map<Function, Integer> made = new HashMap<>();
        roots = new LabelFrames(filter.get(Filter.By.TAGROOT), view.unit(), made, places);
        leaves = new LabelFrames(filter.get(Filter.By.TAGLEAF), view.unit(), made, places);
    }

    static Filtering of(Profile profile, View view, LabelUnits units) {
        var filtering = new Filtering(profile, view, units);
        if (filtering.drop == null && filtering.filter.equals(Filter.NOTHING)) {
            // Nothing to cut: but no report shows a sample without frames.
            profile.samples().stream()
                    .filter(sample -> !sample.stack().isEmpty())
                    .forEach(filtering.samples::add);
        } else {
            filtering.run(profile.samples());
        }
        return filtering;
    }

    /** What is left of the samples. */
    List<Sample> samples() {
        return samples;
    }

    /** What is left of every place, also of those that no sample passes any more. */
    List<Location> places() {
        return places;
    }

    /** What matched nothing, and what was understood in a way that may surprise. */
    List<String> warnings() {
        return warnings;
    }

    private void run(List<Sample> all) {
        // Frames out of labels are made first, for the filters are to see them too.
        List<int[]> outer = all.stream().map(roots::of).toList();
        List<int[]> inner = all.stream().map(leaves::of).toList();
        seePlaces();
        var stack = new Frames();
        for (int i = 0; i < all.size(); i++) {
            fill(stack, all.get(i).stack(), outer.get(i), inner.get(i));
            if (names.takes(stack) && (showFrom == null || showFrom.takes(stack)) && takes(all.get(i))) {
                samples.add(left(all.get(i), stack));
            }
        }
        warn();
    }

    private void seePlaces() {
        List<FrameFilter> filters = Stream.of(names, showFrom, pruneFrom)
                .filter(Objects::nonNull)
                .map(FrameFilter.class::cast)
                .toList();
        for (int i = 0; i < places.size(); i++) {
            boolean ofProfile = i < table.locations().size();
            Location whole = places.get(i);
            Location left = drop != null && ofProfile ? drop.see(i, whole) : whole;
            for (FrameFilter each : filters) {
                left = each.see(i, left);
            }
            placesChange |= left != whole || !ofProfile;
            places.set(i, left);
        }
    }

    private void fill(Frames stack, List<Location> of, int[] outer, int[] inner) {
        stack.clear();
        for (Location place : of) {
            stack.add(table.number(place));
        }
        if (drop != null) {
            drop.takes(stack);
        }
        stack.surround(inner, outer);
    }

    private boolean takes(Sample sample) {
        boolean focused = tagFocus == null || tagFocus.takes(sample);
        boolean ignored = tagIgnore != null && tagIgnore.takes(sample);
        return focused && !ignored;
    }

    private Sample left(Sample sample, Frames stack) {
        List<Label> labels = keys.left(sample.labels());
        if (pruneFrom != null) {
            pruneFrom.takes(stack);
        }
        if (!placesChange && stack.size() == sample.stack().size()) {
            return labels == sample.labels() ? sample : new Sample(sample.stack(), sample.values(), labels);
        }
        return new Sample(stack.of(places), sample.values(), labels);
    }

    private void warn() {
        warn(Filter.By.TAGROOT, roots.matched());
        warn(Filter.By.TAGLEAF, leaves.matched());
        Stream.of(tagFocus, tagIgnore)
                .filter(each -> each != null && !each.note().isEmpty())
                .forEach(each -> warnings.add(each.note()));
        names.unmatched().forEach(by -> warn(by, false));
        warn(Filter.By.SHOW_FROM, showFrom != null && showFrom.matched());
        warn(Filter.By.TAGFOCUS, tagFocus != null && tagFocus.matched());
        warn(Filter.By.TAGIGNORE, tagIgnore != null && tagIgnore.matched());
        warn(Filter.By.TAGSHOW, keys.shows());
        warn(Filter.By.TAGHIDE, keys.hides());
    }

    private void warn(Filter.By by, boolean matched) {
        if (!matched && !filter.get(by).isEmpty()) {
            warnings.add(by.title() + " expression matched no samples");
        }
    }
}
