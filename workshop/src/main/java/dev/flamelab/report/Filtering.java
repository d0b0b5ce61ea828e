package dev.flamelab.report;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * What is left of the samples of a profile after everything that a view leaves out of them, in pprof's order. Which
 * samples are left is found out once; their stacks are cut anew whenever they are asked for, since the cut stacks of a
 * large profile would take more memory than the profile.
 */
final class Filtering extends AbstractList<Sample> implements RandomAccess {
    private final List<Sample> all;
    private final Filter filter;
    private final StackTable table;
    private final List<Location> places;
    private final List<String> warnings = new ArrayList<>();
    private final FrameFilter drop;
    private final NameFilter names;
    private final ShowFrom showFrom;
    private final LabelFilter tagFocus;
    private final LabelFilter tagIgnore;
    private final PruneFrom pruneFrom;
    private final KeyFilter keys;
    private final LabelFrames made;
    private final int[] left;
    private final boolean cutsNothing;
    private int size;
    private boolean placesChange;

    private Filtering(Profile profile, View view, LabelUnits units) {
        all = profile.samples();
        filter = view.filter();
        table = StackTable.of(all);
        places = new ArrayList<>(table.locations());
        drop = view.has(View.Option.ALL_FRAMES) ? null : DropFrames.of(profile);
        names = new NameFilter(filter);
        showFrom = ShowFrom.of(filter);
        tagFocus = LabelFilter.of(filter, Filter.By.TAGFOCUS, units);
        tagIgnore = LabelFilter.of(filter, Filter.By.TAGIGNORE, units);
        pruneFrom = PruneFrom.of(filter);
        keys = new KeyFilter(filter);
        made = LabelFrames.of(all, filter, view.unit(), places);
        left = new int[all.size()];
        cutsNothing = drop == null && filter.isNothing();
    }

    static Filtering of(Profile profile, View view, LabelUnits units) {
        var filtering = new Filtering(profile, view, units);
        filtering.seePlaces();
        filtering.seeSamples();
        filtering.warn();
        return filtering;
    }

    /** What is left of every place, also of those that no sample passes any more. */
    List<Location> places() {
        return places;
    }

    /** What matched nothing, and what was understood in a way that may surprise. */
    List<String> warnings() {
        return warnings;
    }

    @Override
    public int size() {
        return size;
    }

    /** The sample as it was, before anything was cut. */
    Sample whole(int index) {
        return all.get(left[index]);
    }

    /** What is left of a sample's labels. */
    List<Label> labels(int index) {
        return keys.left(whole(index).labels());
    }

    @Override
    public Sample get(int index) {
        Sample whole = whole(index);
        List<Label> labels = labels(index);
        var stack = new Frames();
        fill(stack, index);
        if (!placesChange && stack.size() == whole.stack().size()) {
            return labels == whole.labels() ? whole : new Sample(whole.stack(), whole.values(), labels);
        }
        return new Sample(stack.of(places), whole.values(), labels);
    }

    /** Fills in what is left of a sample's stack. */
    void fill(Frames cut, int index) {
        if (cutsNothing) {
            table.fill(cut, all.get(left[index]).stack());
            return;
        }
        cutNames(cut, left[index]);
        if (pruneFrom != null) {
            pruneFrom.takes(cut);
        }
    }

    private boolean cutNames(Frames cut, int sample) {
        table.fill(cut, all.get(sample).stack());
        if (drop != null) {
            drop.takes(cut);
        }
        made.surround(cut, sample);
        return names.takes(cut) && (showFrom == null || showFrom.takes(cut));
    }

    private void seePlaces() {
        for (int i = 0; i < places.size(); i++) {
            boolean ofProfile = i < table.locations().size();
            Location whole = places.get(i);
            Location seen = drop != null && ofProfile ? drop.see(i, whole) : whole;
            seen = names.see(i, seen);
            seen = showFrom == null ? seen : showFrom.see(i, seen);
            seen = pruneFrom == null ? seen : pruneFrom.see(i, seen);
            placesChange |= seen != whole || !ofProfile;
            places.set(i, seen);
        }
    }

    private void seeSamples() {
        var stack = new Frames();
        for (int i = 0; i < all.size(); i++) {
            Sample sample = all.get(i);
            // Even when nothing is filtered no report shows a sample without frames.
            if (cutsNothing ? !sample.stack().isEmpty() : cutNames(stack, i) && takes(sample)) {
                keys.left(sample.labels());
                left[size++] = i;
            }
        }
    }

    private boolean takes(Sample sample) {
        boolean focused = tagFocus == null || tagFocus.takes(sample);
        boolean ignored = tagIgnore != null && tagIgnore.takes(sample);
        return focused && !ignored;
    }

    private void warn() {
        note(tagFocus);
        note(tagIgnore);
        for (Filter.By by : names.unmatched()) {
            warn(by, false);
        }
        warn(Filter.By.SHOW_FROM, showFrom != null && showFrom.matched());
        warn(Filter.By.TAGFOCUS, tagFocus != null && tagFocus.matched());
        warn(Filter.By.TAGIGNORE, tagIgnore != null && tagIgnore.matched());
        warn(Filter.By.TAGSHOW, keys.shows());
        warn(Filter.By.TAGHIDE, keys.hides());
    }

    private void note(LabelFilter filter) {
        if (filter != null && !filter.note().isEmpty()) {
            warnings.add(filter.note());
        }
    }

    private void warn(Filter.By by, boolean matched) {
        if (!matched && !filter.get(by).isEmpty()) {
            warnings.add(by.matchedNothing());
        }
    }
}
