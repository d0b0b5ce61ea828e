package dev.flamelab.compare;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The samples of a profile that the application's own code took part in: those with a frame that has a source file.
 * Stacks of the JIT compiler and the garbage collector have none, and how large they are says more about the warm-up
 * than about the program. Threads that wait for work are not counted as waiting either: the more a machine has to spare,
 * the longer they do. Of regions those of event loops are counted: while one lasts all requests wait, and what other
 * threads do in theirs holds up nobody.
 */
public final class ApplicationSamples {
    /** As the endpoint remarks it in a profile of the heap. */
    private static final Pattern LIVE_OBJECTS = Pattern.compile("^Live objects sampled: ([0-9]{1,9})\\.");

    /** Where threads of pools and timers wait until there is something to do. */
    private static final Set<String> IDLE = Set.of(
            "java.util.concurrent.ThreadPoolExecutor.getTask",
            "java.util.concurrent.ForkJoinPool.awaitWork",
            "java.util.TimerThread.mainLoop");

    /** Below which all lies that an event loop does. */
    private static final Set<String> EVENT_LOOP = Set.of("io.netty.channel.SingleThreadIoEventLoop.run");

    private final Profile profile;
    private final List<Sample> samples;

    private ApplicationSamples(Profile profile, List<Sample> samples) {
        this.profile = profile;
        this.samples = samples;
    }

    public static ApplicationSamples of(Profile profile) {
        boolean waits = isOf(profile, Evidence.WAITS);
        boolean regions = isOf(profile, Evidence.REGIONS);
        return new ApplicationSamples(
                profile,
                profile.samples().stream()
                        .filter(ApplicationSamples::isOfApplication)
                        .filter(sample -> !waits || !passes(sample, IDLE))
                        .filter(sample -> !regions || passes(sample, EVENT_LOOP))
                        .toList());
    }

    private static boolean isOf(Profile profile, Evidence evidence) {
        return profile.sampleTypes().stream().anyMatch(type -> Evidence.of(type.type()) == evidence);
    }

    public List<Sample> samples() {
        return samples;
    }

    /** How many observations there are for this sample type. */
    public long observed(String value) {
        return switch (Evidence.of(value)) {
            case ALLOCATIONS -> sum("alloc_space") / Math.max(1, profile.period());
            case LIVE_OBJECTS -> liveObjects();
            case SAMPLES, WAITS, REGIONS, THREADS -> sum(counting());
        };
    }

    /** All they measured in this sample type. */
    public long sum(String value) {
        int index = index(value);
        return samples.stream().mapToLong(sample -> sample.value(index)).sum();
    }

    /** What those measured that have the anchor on their stack. */
    public long sumOf(Anchor anchor) {
        int index = index(anchor.value());
        Pattern pattern = anchor.compiled();
        return samples.stream()
                .filter(sample -> pattern.matcher(stack(sample)).find())
                .mapToLong(sample -> sample.value(index))
                .sum();
    }

    /** The anchor's share of all they measured in percent; 0 when that is nothing. */
    public double percentOf(Anchor anchor) {
        long all = sum(anchor.value());
        return all == 0 ? 0 : 100.0 * sumOf(anchor) / all;
    }

    /** Whether they have all that a story is recognised by. */
    public boolean show(List<Anchor> anchors) {
        return anchors.stream().allMatch(anchor -> percentOf(anchor) >= anchor.floor());
    }

    /** Where a sample type stands among a sample's values. */
    public int index(String value) {
        for (int i = 0; i < profile.sampleTypes().size(); i++) {
            if (profile.sampleTypes().get(i).type().equals(value)) {
                return i;
            }
        }
        throw new CompareError("the profile has no " + value + ", only " + SameBottleneck.types(profile));
    }

    private String counting() {
        return profile.sampleTypes().stream()
                .filter(type -> type.unit().equals("count"))
                .map(ValueType::type)
                .findFirst()
                .orElseThrow(() ->
                        new CompareError("the profile counts nothing: none of its sample types has the unit count"));
    }

    /** In what was subtracted from another the remarks of both stand; the JVM watches ever more until it has its fill. */
    private long liveObjects() {
        return profile.comments().stream()
                .map(LIVE_OBJECTS::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .max()
                .orElse(0);
    }

    private static boolean isOfApplication(Sample sample) {
        return anyLine(sample, line -> !line.function().file().isEmpty());
    }

    private static boolean passes(Sample sample, Set<String> functions) {
        return anyLine(sample, line -> functions.contains(line.function().name()));
    }

    private static boolean anyLine(Sample sample, Predicate<Line> claim) {
        for (Location location : sample.stack()) {
            for (Line line : location.lines()) {
                if (claim.test(line)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String stack(Sample sample) {
        var stack = new StringBuilder();
        for (int i = sample.stack().size() - 1; i >= 0; i--) {
            List<Line> lines = sample.stack().get(i).lines();
            for (int j = lines.size() - 1; j >= 0; j--) {
                stack.append(stack.isEmpty() ? "" : ";")
                        .append(lines.get(j).function().name());
            }
        }
        return stack.toString();
    }
}
