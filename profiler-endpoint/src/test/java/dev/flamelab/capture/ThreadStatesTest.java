package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What threads wait for is told in the same words of platform threads and of virtual ones. */
class ThreadStatesTest {
    private static final String OBJECT = ", for java.lang.Object@[0-9a-f]+";

    private final ThreadDumps dumps = new ThreadDumps(new Frames("test"), 512);
    private final ReentrantLock lock = new ReentrantLock();
    private final Object monitor = new Object();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        dumps.close();
    }

    @Test
    void platformThreads() throws Exception {
        assertStates("thread", (name, task) -> {
            Thread thread = new Thread(task, name);
            thread.start();
            return thread;
        });
    }

    @Test
    void virtualThreads() throws Exception {
        VirtualThread.assumeThereAre();
        assertStates(
                "virtual thread",
                (name, task) -> VirtualThread.start(() -> {
                    Thread.currentThread().setName(name);
                    task.run();
                }));
    }

    private void assertStates(String kind, BiFunction<String, Runnable, Thread> start) throws IOException {
        List<Thread> threads;
        lock.lock();
        synchronized (monitor) {
            threads = List.of(
                    start.apply("sleeper", task(() -> {
                        TimeUnit.DAYS.sleep(1);
                        return null;
                    })),
                    start.apply("waiter", task(this::waitForNothing)),
                    start.apply("parker", LockSupport::park),
                    start.apply("locker", task(this::lock)),
                    start.apply("accepter", task(server::accept)),
                    start.apply("enterer", this::enter));
            awaitHeader("sleep, " + kind + " \"sleeper\"");
            // The JVM does not know for what once it has compiled the wait.
            awaitHeader("wait(" + OBJECT + ")?, " + kind + " \"waiter\"");
            awaitHeader("park, " + kind + " \"parker\"");
            awaitHeader("park, for java\\.util\\.concurrent\\.locks\\.ReentrantLock.*, " + kind + " \"locker\"");
            awaitHeader("IO wait, " + kind + " \"accepter\"");
            awaitHeader("monitor enter" + OBJECT + ".*, " + kind + " \"enterer\"");
        }
        lock.unlock();
        server.close();
        threads.forEach(Thread::interrupt);
        threads.forEach(thread -> Captures.await(() -> !thread.isAlive()));
    }

    private void awaitHeader(String header) {
        var pattern = Pattern.compile("^goroutine \\d+ \\[" + header + "\\]:$", Pattern.MULTILINE);
        var text = new AtomicReference<String>();
        try {
            Captures.await(() -> {
                text.set(dumps.text().join());
                return pattern.matcher(text.get()).find();
            });
        } catch (AssertionError e) {
            assertThat(text.get()).containsPattern(pattern);
        }
    }

    private Void waitForNothing() throws InterruptedException {
        Object nothing = new Object();
        synchronized (nothing) {
            nothing.wait();
        }
        return null;
    }

    private Void lock() throws InterruptedException {
        lock.lockInterruptibly();
        lock.unlock();
        return null;
    }

    private void enter() {
        synchronized (monitor) {
            monitor.notifyAll();
        }
    }

    /** Ends when it is interrupted, or its socket closed. */
    private static Runnable task(Callable<?> waiting) {
        return () -> {
            try {
                waiting.call();
            } catch (InterruptedException | IOException e) {
                // Told to end.
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        };
    }
}
