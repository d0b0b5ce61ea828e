package dev.flamelab.endpoint;

import java.util.List;
import java.util.Locale;

/** The profiles that are served, and what each of them says about itself: as Go's do, and {@code wall} beside them. */
enum Served {
    PROFILE(true, "cpu/nanoseconds", "cpu", "samples/count", "cpu/nanoseconds"),
    WALL(true, "wall/nanoseconds", "wall", "samples/count", "wall/nanoseconds"),
    ALLOCS(
            false,
            "space/bytes",
            "alloc_space",
            "alloc_objects/count",
            "alloc_space/bytes",
            "inuse_objects/count",
            "inuse_space/bytes"),
    HEAP(
            false,
            "space/bytes",
            "inuse_space",
            "alloc_objects/count",
            "alloc_space/bytes",
            "inuse_objects/count",
            "inuse_space/bytes"),
    BLOCK(false, "contentions/count", "delay", "contentions/count", "delay/nanoseconds"),
    MUTEX(false, "contentions/count", "delay", "contentions/count", "delay/nanoseconds"),
    GOROUTINE(false, "goroutine/count", "goroutine", "goroutine/count"),
    THREADCREATE(false, "threadcreate/count", "threadcreate", "threadcreate/count");

    private final boolean window;
    private final String periodType;
    private final String shown;
    private final List<String> types;

    Served(boolean window, String periodType, String shown, String... types) {
        this.window = window;
        this.periodType = periodType;
        this.shown = shown;
        this.types = List.of(types);
    }

    /** As it stands in the path. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is measured while the caller waits, and not since the start. */
    boolean isWindow() {
        return window;
    }

    String periodType() {
        return periodType;
    }

    /** The sample type that pprof shows when it is not told which. */
    String shown() {
        return shown;
    }

    List<String> types() {
        return types;
    }
}
