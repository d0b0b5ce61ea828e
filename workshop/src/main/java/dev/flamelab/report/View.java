package dev.flamelab.report;

import java.util.EnumSet;
import java.util.Set;
import java.util.TimeZone;

/**
 * What of a profile a report is about, how closely it looks, and how it tells what it sees:
 *
 * <pre>{@code
 * View view = View.STANDARD.withSampleIndex("alloc_space").with(View.Option.MEAN).withOrder(Order.CUM);
 * }</pre>
 *
 * @param sampleIndex name or number of the sample type; empty for the profile's own choice
 * @param unit to print values in; {@code minimum} for one that suits all of them
 * @param divideBy what values are divided by before they are printed; never 0
 * @param zone where times are told in
 */
public record View(
        String sampleIndex,
        String unit,
        double divideBy,
        Filter filter,
        Granularity granularity,
        Set<Option> options,
        SourcePaths paths,
        Order order,
        Trim trim,
        Dialect dialect,
        TimeZone zone) {

    /** What is on or off, each named as pprof's flag. */
    public enum Option {
        /** Values are divided by the first value of their samples. */
        MEAN,
        /** Shares are shares of what the filter leaves, not of the whole profile. */
        RELATIVE_PERCENTAGES,
        /** Nodes with a negative value are left out. */
        DROP_NEGATIVE,
        /** The same function reached in two ways is two nodes, in pictures and for callgrind. */
        CALL_TREE,
        /** The head does not say what the profile is. */
        COMPACT_LABELS,
        /** Calls inlined into their caller are counted to it. */
        NOINLINES,
        /** Lines are told apart by column too, where the profile has columns. */
        SHOWCOLUMNS,
        /** Frames are shown that the profile itself declares uninteresting. */
        ALL_FRAMES
    }

    /** All of it, function by function, as the current pprof tells it, in this machine's time. */
    public static final View STANDARD = new View(
            "",
            "minimum",
            1,
            Filter.NOTHING,
            Granularity.FUNCTIONS,
            Set.of(),
            SourcePaths.none(),
            Order.FLAT,
            Trim.STANDARD,
            Dialect.CURRENT,
            TimeZone.getDefault());

    public View {
        if (divideBy == 0) {
            throw new ReportError("zero divisor specified");
        }
        options = Set.copyOf(options);
    }

    /** The same, of another sample type. */
    public View withSampleIndex(String name) {
        return new View(name, unit, divideBy, filter, granularity, options, paths, order, trim, dialect, zone);
    }

    /** The same, in another unit. */
    public View withUnit(String other) {
        return new View(sampleIndex, other, divideBy, filter, granularity, options, paths, order, trim, dialect, zone);
    }

    /** The same, with values divided by a number. */
    public View withDivideBy(double divisor) {
        return new View(sampleIndex, unit, divisor, filter, granularity, options, paths, order, trim, dialect, zone);
    }

    /** The same, of some of the samples. */
    public View withFilter(Filter some) {
        return new View(sampleIndex, unit, divideBy, some, granularity, options, paths, order, trim, dialect, zone);
    }

    /** The same, looking more or less closely. */
    public View withGranularity(Granularity closeness) {
        return new View(sampleIndex, unit, divideBy, filter, closeness, options, paths, order, trim, dialect, zone);
    }

    /** The same, with something on. */
    public View with(Option option) {
        Set<Option> more = EnumSet.of(option);
        more.addAll(options);
        return withOptions(more);
    }

    /** The same, with something off. */
    public View without(Option option) {
        Set<Option> fewer = EnumSet.noneOf(Option.class);
        fewer.addAll(options);
        fewer.remove(option);
        return withOptions(fewer);
    }

    /** The same, with exactly these on. */
    public View withOptions(Set<Option> exactly) {
        return new View(sampleIndex, unit, divideBy, filter, granularity, exactly, paths, order, trim, dialect, zone);
    }

    /** The same, with sources elsewhere. */
    public View withPaths(SourcePaths elsewhere) {
        return new View(
                sampleIndex, unit, divideBy, filter, granularity, options, elsewhere, order, trim, dialect, zone);
    }

    /** The same, in another order. */
    public View withOrder(Order other) {
        return new View(sampleIndex, unit, divideBy, filter, granularity, options, paths, other, trim, dialect, zone);
    }

    /** The same, with more or less left out. */
    public View withTrim(Trim other) {
        return new View(sampleIndex, unit, divideBy, filter, granularity, options, paths, order, other, dialect, zone);
    }

    /** The same, as another pprof tells it, and in another place's time. */
    public View withDialect(Dialect other, TimeZone place) {
        return new View(sampleIndex, unit, divideBy, filter, granularity, options, paths, order, trim, other, place);
    }

    /** Whether something is on. */
    public boolean has(Option option) {
        return options.contains(option);
    }

    /** How frames become nodes of a graph: the same function of two programs is one, and nothing is a tree. */
    Grouping grouping() {
        boolean inlines = !has(Option.NOINLINES);
        boolean columns = has(Option.SHOWCOLUMNS) || (granularity == Granularity.ADDRESSES && inlines);
        return new Grouping(
                granularity, inlines, columns && dialect.hasColumns(), false, false, has(Option.DROP_NEGATIVE), paths);
    }
}
