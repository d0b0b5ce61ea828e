package dev.flamelab.report;

/**
 * What of a profile a report is about, and how closely it looks.
 *
 * @param sampleIndex name or number of the sample type; empty for the profile's own choice
 * @param inlines whether calls inlined into their caller are told apart from it
 */
public record View(
        String sampleIndex, Filter filter, Granularity granularity, boolean inlines, String unit, SourcePaths paths) {

    /** All of it, function by function. */
    public static final View STANDARD =
            new View("", Filter.NOTHING, Granularity.FUNCTIONS, true, "minimum", SourcePaths.none());

    /** The same, of another sample type. */
    public View withSampleIndex(String name) {
        return new View(name, filter, granularity, inlines, unit, paths);
    }

    /** The same, of some of the samples. */
    public View withFilter(Filter some) {
        return new View(sampleIndex, some, granularity, inlines, unit, paths);
    }

    /** The same, looking more or less closely. */
    public View withGranularity(Granularity closeness) {
        return new View(sampleIndex, filter, closeness, inlines, unit, paths);
    }

    Grouping grouping(boolean byProgram) {
        return new Grouping(granularity, inlines, byProgram, paths);
    }
}
