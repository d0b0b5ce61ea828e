package dev.flamelab.capture;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What each kind of profile looks like, as Go writes it: the types of its values, and the one to show first. */
enum Form {
    CPU("cpu", type("cpu", "nanoseconds"), type("samples", "count"), type("cpu", "nanoseconds")),
    WALL("wall", type("wall", "nanoseconds"), type("samples", "count"), type("wall", "nanoseconds")),
    ALLOCS("alloc_space", type("space", "bytes"), memory()),
    HEAP("", type("space", "bytes"), memory()),
    BLOCK("", type("contentions", "count"), type("contentions", "count"), type("delay", "nanoseconds")),
    MUTEX("", type("contentions", "count"), type("contentions", "count"), type("delay", "nanoseconds")),
    GOROUTINE("", type("goroutine", "count"), type("goroutine", "count")),
    THREADCREATE("", type("threadcreate", "count"), type("threadcreate", "count"));

    private final String shownFirst;
    private final ValueType periodType;
    private final List<ValueType> types;

    Form(String shownFirst, ValueType periodType, ValueType... types) {
        this.shownFirst = shownFirst;
        this.periodType = periodType;
        this.types = List.of(types);
    }

    /**
     * The profile of a tally, which is left as it is. A kind with one value has the tally's counts alone.
     *
     * @param timeNanos when it was taken, since 1970
     */
    Profile profile(Tally tally, long timeNanos) {
        List<Sample> samples = new ArrayList<>(tally.size());
        tally.forEach((site, count, amount) -> {
            long[] values = types.size() == 1 ? new long[] {count} : new long[] {count, amount};
            samples.add(new Sample(site.stack().places(), values, site.labels()));
        });
        // The heaviest first: nobody asks for it, and everybody who looks at the raw samples is glad.
        samples.sort((a, b) -> Long.compare(b.value(0), a.value(0)));
        return profile(samples, tally, tally.remarks(), timeNanos);
    }

    /** The profile of what was allocated and, of that, what is in use. */
    Profile profile(Tally allocated, Tally inUse, long timeNanos) {
        List<Sample> samples = new ArrayList<>(allocated.size() + inUse.size());
        allocated.forEach((site, count, bytes) -> samples.add(new Sample(
                site.stack().places(),
                new long[] {
                    objects(count, bytes), bytes, objects(inUse.count(site), inUse.amount(site)), inUse.amount(site)
                },
                site.labels())));
        inUse.forEach((site, count, bytes) -> {
            if (!allocated.has(site)) {
                samples.add(new Sample(
                        site.stack().places(), new long[] {0, 0, objects(count, bytes), bytes}, site.labels()));
            }
        });
        Set<String> remarks = new TreeSet<>(allocated.remarks());
        remarks.addAll(inUse.remarks());
        return profile(samples, allocated, remarks, timeNanos);
    }

    private Profile profile(List<Sample> samples, Tally measured, Set<String> remarks, long timeNanos) {
        Set<String> all = new TreeSet<>(remarks);
        measured.frames().remark().ifPresent(all::add);
        return new Profile(
                types,
                samples,
                List.of(measured.frames().mapping()),
                periodType,
                measured.period(),
                timeNanos,
                measured.nanos(),
                List.copyOf(all),
                shownFirst,
                "",
                "",
                "");
    }

    /** A sample may stand for less than a large object, and readers refuse bytes of no object. */
    private static long objects(long count, long bytes) {
        return bytes > 0 ? Math.max(1, count) : count;
    }

    private static ValueType type(String type, String unit) {
        return new ValueType(type, unit);
    }

    private static ValueType[] memory() {
        return new ValueType[] {
            type("alloc_objects", "count"), type("alloc_space", "bytes"),
            type("inuse_objects", "count"), type("inuse_space", "bytes")
        };
    }
}
