package dev.flamelab.endpoint;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Threads of this JVM that give every kind of profile something to show, until they are stopped. */
final class Workers {
    private final Object monitor = new Object();
    private final List<Thread> threads;
    private volatile boolean working = true;
    private volatile double number;
    private volatile Object sink;

    private Workers() {
        threads = List.of(
                new Thread(() -> repeat(this::calculate), "calculating"),
                new Thread(() -> repeat(this::allocate), "allocating"),
                new Thread(() -> repeat(this::lock), "locking"),
                new Thread(() -> repeat(this::lock), "locking too"),
                new Thread(() -> repeat(this::create), "creating"));
    }

    static Workers start() {
        var workers = new Workers();
        workers.threads.forEach(Thread::start);
        return workers;
    }

    private void repeat(Runnable work) {
        while (working) {
            work.run();
        }
    }

    private void calculate() {
        for (int i = 0; i < 100_000; i++) {
            number = Math.sqrt(number + 1);
        }
        pause();
    }

    private void allocate() {
        for (int i = 0; i < 1_000; i++) {
            sink = new byte[1024];
        }
        pause();
    }

    private void lock() {
        synchronized (monitor) {
            pause();
        }
    }

    private void create() {
        var thread = new Thread(this::pause, "created");
        thread.start();
        pause();
    }

    /** So that they leave room for those who look at them. */
    private void pause() {
        LockSupport.parkNanos(1_000_000);
    }

    void stop() throws InterruptedException {
        working = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
