package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Counts equal stacks as the JVM tells them, and puts them into the form of Go's count profiles. */
final class StackCounts {
    /** On samples of the profiler's own threads, so that they can be left out. */
    private static final List<Label> OWN = List.of(Label.text("profiler", "flamelab"));

    private final ValueType type;
    private final Frames frames;
    private final int stackDepth;
    private final Map<StackTraceElement, Location> places = new HashMap<>();
    private final Map<Site, Long> counts = new HashMap<>();
    private final Set<String> remarks = new TreeSet<>();

    /** @param name of what is counted */
    StackCounts(String name, String service, int stackDepth) {
        this.type = new ValueType(name, "count");
        this.frames = new Frames(service);
        this.stackDepth = stackDepth;
    }

    /**
     * Counts one.
     *
     * @param stack leaf first; of a stack that is longer than the limit, one frame more is enough
     * @param own whether it is the profiler's own
     */
    void add(List<StackTraceElement> stack, boolean own) {
        counts.merge(new Site(new Stack(places(stack)), own), 1L, Long::sum);
    }

    /** Says something that a reader of the profile should know. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    Profile profile(long millis) {
        List<Sample> samples = new ArrayList<>(counts.size());
        counts.forEach((site, count) ->
                samples.add(new Sample(site.stack.places(), new long[] {count}, site.own ? OWN : List.of())));
        samples.sort(
                Comparator.comparingLong((Sample sample) -> sample.value(0)).reversed());
        return new Profile(
                List.of(type),
                samples,
                List.of(frames.mapping()),
                type,
                1,
                TimeUnit.MILLISECONDS.toNanos(millis),
                0,
                List.copyOf(remarks),
                "",
                "",
                "",
                "");
    }

    private Location[] places(List<StackTraceElement> stack) {
        if (stack.isEmpty()) {
            return new Location[] {pseudo("[no Java frames]")};
        }
        int kept = Math.min(stack.size(), stackDepth);
        Location[] found = new Location[kept];
        Arrays.setAll(found, i -> places.computeIfAbsent(stack.get(i), this::place));
        if (kept == stack.size()) {
            return found;
        }
        remark("Stacks are cut at " + stackDepth + " frames; callers beyond stand as [truncated].");
        Location[] cut = Arrays.copyOf(found, kept + 1);
        cut[kept] = frames.truncated();
        return cut;
    }

    /** Such a frame has no descriptor. Negative lines mean native code, and none at all. */
    private Location place(StackTraceElement frame) {
        String type = frame.getClassName().replace('.', '/');
        return frames.place(Names.function(type, frame.getMethodName(), ""), Math.max(0, frame.getLineNumber()));
    }

    private Location pseudo(String name) {
        return frames.place(new Function(name, name, "", 0), 0);
    }

    private record Site(Stack stack, boolean own) {}
}
