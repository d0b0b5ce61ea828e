package dev.flamelab.pprof;

/** A part of a program's memory as an old memory map has it, which is not always right at first. */
final class Region {
    /** For a line that says of no region. */
    static final Region NONE = new Region(0, 0, 0, "", "");

    /** For one that holds no code, and so no place of a stack. */
    static final Region OF_DATA = new Region(0, 0, 0, "", "");

    private long start;
    private long limit;
    private long offset;
    private String file;
    private String buildId;

    Region(long start, long limit, long offset, String file, String buildId) {
        this.start = start;
        this.limit = limit;
        this.offset = offset;
        this.file = file;
        this.buildId = buildId;
    }

    long start() {
        return start;
    }

    long limit() {
        return limit;
    }

    String file() {
        return file;
    }

    boolean isCode() {
        return this != OF_DATA;
    }

    boolean contains(long address) {
        return Long.compareUnsigned(start, address) <= 0 && Long.compareUnsigned(address, limit) < 0;
    }

    long startOfFile() {
        return start - offset;
    }

    void extendToStartOfFile() {
        start -= offset;
        offset = 0;
    }

    /** Takes the region that comes next into this one, when both are parts of one. */
    boolean absorbs(Region next) {
        boolean continues = limit == next.start
                && isSameIfKnown(file, next.file)
                && isSameIfKnown(buildId, next.buildId)
                && (offset == 0 || next.offset == 0 || offset + (limit - start) == next.offset);
        if (continues) {
            limit = next.limit;
            file = next.file.isEmpty() ? file : next.file;
            buildId = next.buildId.isEmpty() ? buildId : next.buildId;
        }
        return continues;
    }

    Mapping mapping() {
        return new Mapping(start, limit, offset, file, buildId, false, false, false, false);
    }

    private static boolean isSameIfKnown(String a, String b) {
        return a.isEmpty() || b.isEmpty() || a.equals(b);
    }
}
