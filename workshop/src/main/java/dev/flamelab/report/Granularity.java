package dev.flamelab.report;

/** What of a frame makes a node of its own: the rest is forgotten before samples are added up. */
public enum Granularity {
    FUNCTIONS(true, false, false, false),
    FILE_FUNCTIONS(true, true, false, false),
    FILES(false, true, false, false),
    LINES(true, true, true, false),
    ADDRESSES(true, true, true, true);

    private final boolean function;
    private final boolean file;
    private final boolean line;
    private final boolean address;

    Granularity(boolean function, boolean file, boolean line, boolean address) {
        this.function = function;
        this.file = file;
        this.line = line;
        this.address = address;
    }

    boolean hasFunction() {
        return function;
    }

    boolean hasFile() {
        return file;
    }

    boolean hasLine() {
        return line;
    }

    boolean hasAddress() {
        return address;
    }
}
