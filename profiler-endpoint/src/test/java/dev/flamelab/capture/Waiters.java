package dev.flamelab.capture;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Threads that all wait in one place until the end. */
final class Waiters implements AutoCloseable {
    private final CountDownLatch begun;
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    private Waiters(int count, Function<Runnable, Thread> start) throws InterruptedException {
        begun = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            threads.add(start.apply(this::waitHere));
        }
        begun.await();
    }

    static Waiters platform(int count) throws InterruptedException {
        return new Waiters(count, task -> {
            var thread = new Thread(null, task, "waiter", 1 << 16);
            thread.start();
            return thread;
        });
    }

    static Waiters virtual(int count) throws InterruptedException {
        return new Waiters(count, VirtualThread::start);
    }

    private void waitHere() {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How many of them a profile of threads shows. */
    static long in(Profile profile) {
        return profile.samples().stream()
                .filter(sample -> names(sample).contains(Waiters.class.getName() + ".waitHere"))
                .mapToLong(sample -> sample.value(0))
                .sum();
    }

    /** The functions of a stack, leaf first. */
    static List<String> names(Sample sample) {
        return sample.stack().stream()
                .map(location -> location.lines().get(0).function().name())
                .toList();
    }

    int count() {
        return threads.size();
    }

    @Override
    public void close() {
        end.countDown();
        threads.forEach(thread -> Captures.await(() -> !thread.isAlive()));
    }
}
