package dev.flamelab.pprof;

/**
 * A part of the program's memory that code was loaded into, with what is already known of the code in it.
 *
 * @param start the first address of it, without a sign, as are the next two
 * @param limit the first address behind it
 * @param offset where in the file it starts, in bytes
 * @param file the program's file, or for a JVM the service's name; empty when unknown
 * @param buildId empty when unknown
 * @param hasFunctions whether the places in it have their functions, so that no reader looks for them
 * @param hasFilenames whether these have their files
 * @param hasLineNumbers whether the places have their lines
 * @param hasInlineFrames whether they have the calls inlined there
 */
public record Mapping(
        long start,
        long limit,
        long offset,
        String file,
        String buildId,
        boolean hasFunctions,
        boolean hasFilenames,
        boolean hasLineNumbers,
        boolean hasInlineFrames) {

    // Both in this way for the same reason as a function's.

    @Override
    public boolean equals(Object other) {
        return other instanceof Mapping that
                && start == that.start
                && limit == that.limit
                && offset == that.offset
                && file.equals(that.file)
                && buildId.equals(that.buildId)
                && hasFunctions == that.hasFunctions
                && hasFilenames == that.hasFilenames
                && hasLineNumbers == that.hasLineNumbers
                && hasInlineFrames == that.hasInlineFrames;
    }

    /** Of the parts that differ, if any does. */
    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(start) + file.hashCode()) + buildId.hashCode();
    }

    /** The one mapping of a JVM's profile: everything in it has its names, so no reader looks for symbols. */
    public static Mapping symbolized(String file) {
        return new Mapping(0, 0, 0, file, "", true, true, true, true);
    }
}
