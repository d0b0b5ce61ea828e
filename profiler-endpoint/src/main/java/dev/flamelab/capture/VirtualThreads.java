package dev.flamelab.capture;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Looks at virtual threads, up to a limit and for a while: a JVM may have millions. */
final class VirtualThreads {
    /** Three seconds' work, if their stacks have twenty frames. */
    static final int MOST = 200_000;

    /** Stacks may be deep, and machines slow. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Whether this JVM can have any. */
    static final boolean EXIST = Runtime.version().feature() >= 21;

    private final int most;
    private final Set<Long> platform;
    private final Predicate<LiveThread> reader;
    private final List<LiveThread> doubtful = new ArrayList<>();
    private final long began = System.nanoTime();
    private int seen;
    private boolean ended;

    private VirtualThreads(int most, long[] platform, Predicate<LiveThread> reader) {
        this.most = most;
        this.platform = setOf(platform);
        this.reader = reader;
    }

    /**
     * Shows them.
     *
     * @param most how many
     * @param platform the numbers of the platform threads, which a dump does not tell from virtual ones
     * @param writing has the dump written
     * @param reader answers whether it wants more
     * @return how many were looked at, if there are more
     */
    static OptionalInt read(int most, long[] platform, Executor writing, Predicate<LiveThread> reader)
            throws IOException {
        if (!EXIST) {
            return OptionalInt.empty();
        }
        var threads = new VirtualThreads(most, platform, reader);
        JvmDump.read(writing, threads::take);
        threads.resolve();
        return threads.ended ? OptionalInt.of(threads.seen) : OptionalInt.empty();
    }

    private boolean take(LiveThread thread) {
        boolean ending = thread.state() == Thread.State.TERMINATED;
        if (ending || platform.contains(thread.id()) || thread.beginsAsPlatform()) {
            return true;
        }
        if (seen == most || System.nanoTime() - began > LONGEST.toNanos()) {
            ended = true;
            return false;
        }
        seen++;
        if (thread.beginsAsVirtual()) {
            return reader.test(thread.asVirtual());
        }
        doubtful.add(thread);
        return true;
    }

    /** Those without a stack to tell by may be platform threads that have been started in the meantime. */
    private void resolve() {
        if (!doubtful.isEmpty()) {
            Set<Long> now = setOf(PlatformThreads.ids());
            doubtful.stream()
                    .filter(thread -> !now.contains(thread.id()))
                    .map(LiveThread::asVirtual)
                    .takeWhile(reader)
                    .forEach(thread -> {});
        }
    }

    private static Set<Long> setOf(long[] ids) {
        return LongStream.of(ids).boxed().collect(Collectors.toSet());
    }
}
