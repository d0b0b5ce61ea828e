package dev.flamelab.capture;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ValueType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Tells where all threads are, one dump after the other: those who ask in the meantime share the next one. */
final class ThreadDumps {
    private final Frames frames;
    private final int stackDepth;
    private final int mostVirtual;
    private final ExecutorService dumping = Executors.newSingleThreadExecutor(Daemon.named("flamelab-threads"));
    // Begins when it is first needed, and stays: one for each dump would fill threadcreate.
    private final ExecutorService writing = Executors.newSingleThreadExecutor(Daemon.named("flamelab-dump"));
    private final Shared<Profile> profiles = new Shared<>(dumping, this::takeProfile);
    private final Shared<String> texts = new Shared<>(dumping, this::takeText);

    ThreadDumps(Frames frames, int stackDepth) {
        this(frames, stackDepth, VirtualThreads.MOST);
    }

    ThreadDumps(Frames frames, int stackDepth, int mostVirtual) {
        this.frames = frames;
        this.stackDepth = stackDepth;
        this.mostVirtual = mostVirtual;
    }

    /** How many threads of each stack there are. */
    CompletableFuture<Profile> profile() {
        return profiles.ask();
    }

    /** Every thread for itself. */
    CompletableFuture<String> text() {
        return texts.ask();
    }

    /** Counts equal stacks that somebody else has taken. */
    Profile count(String name, Collection<StackTraceElement[]> stacks) {
        var traces = new StackTraces(frames, stackDepth);
        var tally = new Tally(frames);
        stacks.forEach(stack -> tally.add(Site.of(traces.read(List.of(stack))), 1, 0));
        Profile counts = profile(tally, traces, now());
        var type = new ValueType(name, "count");
        return Profile.of(List.of(type), counts.samples(), counts.mappings())
                .withPeriod(type, counts.period())
                .withTime(counts.timeNanos(), counts.durationNanos())
                .withComments(counts.comments());
    }

    /** Refuses whoever waits, and returns when nothing is left. */
    void close() {
        profiles.close();
        texts.close();
        dumping.shutdownNow();
        try {
            dumping.awaitTermination(1, TimeUnit.MINUTES);
            writing.shutdown();
            writing.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Profile takeProfile(BooleanSupplier isWanted) {
        long began = now();
        var traces = new StackTraces(frames, stackDepth);
        var tally = new Tally(frames);
        List<String> remarks = read(isWanted, thread -> {
            tally.add(new Site(traces.read(thread.stack()), Site.marks(thread.name())), 1, 0);
            return true;
        });
        remarks.forEach(tally::remark);
        return profile(tally, traces, began);
    }

    private Profile profile(Tally tally, StackTraces traces, long timeNanos) {
        tally.measured(1, 0);
        if (traces.hasTruncated()) {
            tally.remark("Stacks are cut at " + stackDepth + " frames; callers beyond stand as [truncated].");
        }
        return Form.GOROUTINE.profile(tally, timeNanos);
    }

    private String takeText(BooleanSupplier isWanted) {
        var text = new ThreadText(stackDepth, ThreadText.LARGEST);
        List<String> remarks = read(isWanted, text::add);
        return text.withRemarks(remarks);
    }

    /** Shows all threads, as far as the reader wants them; the answer is what a reader should know. */
    private List<String> read(BooleanSupplier isWanted, Predicate<LiveThread> reader) {
        List<String> remarks = new ArrayList<>();
        long[] platform = PlatformThreads.ids();
        Predicate<LiveThread> whileWanted = thread -> isWanted.getAsBoolean() && reader.test(thread);
        // One frame more than is kept tells a stack that was cut from one that just fits.
        PlatformThreads.read(platform, stackDepth + 1, whileWanted);
        requireWanted(isWanted);
        try {
            VirtualThreads.read(mostVirtual, platform, writing, whileWanted)
                    .ifPresent(seen ->
                            remarks.add("There are more than " + seen + " virtual threads: the others are not shown."));
        } catch (IOException e) {
            remarks.add("Virtual threads are missing, some or all: " + e.getMessage() + ".");
        }
        requireWanted(isWanted);
        return remarks;
    }

    private static void requireWanted(BooleanSupplier isWanted) {
        if (!isWanted.getAsBoolean()) {
            throw Shared.givenUp();
        }
    }

    private static long now() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }
}
