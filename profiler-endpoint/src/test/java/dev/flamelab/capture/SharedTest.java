package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.capture.CaptureRefused.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedTest {
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final Shared<Integer> shared = new Shared<>(executor, isWanted -> run());

    @AfterEach
    void close() {
        mayEnd.countDown();
        executor.shutdownNow();
    }

    @Test
    void whoeverAsksWhileItRunsSharesTheNextOne() throws Exception {
        CompletableFuture<Integer> first = shared.ask();
        begun.await();
        List<CompletableFuture<Integer>> late = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            late.add(shared.ask());
        }
        late.get(0).cancel(true);
        mayEnd.countDown();
        assertThat(Captures.result(first)).isEqualTo(1);
        for (CompletableFuture<Integer> each : late.subList(1, 50)) {
            assertThat(Captures.result(each)).isEqualTo(2);
        }
        assertThat(runs).hasValue(2);
    }

    @Test
    void whoeverWaitsIsRefusedWhenItCloses() throws Exception {
        CompletableFuture<Integer> running = shared.ask();
        begun.await();
        CompletableFuture<Integer> waiting = shared.ask();
        shared.close();
        executor.shutdownNow();
        for (CompletableFuture<Integer> each : List.of(running, waiting, shared.ask())) {
            assertThat(refusal(each).reason()).isEqualTo(Reason.UNAVAILABLE);
        }
    }

    @Test
    void whatIsThrownIsToldAndTheNextOneTried() throws Exception {
        mayEnd.countDown();
        var failing = new Shared<>(executor, isWanted -> {
            if (runs.getAndIncrement() == 0) {
                throw new IllegalStateException("by design");
            }
            return "well";
        });
        assertThat(refusal(failing.ask())).hasMessageContaining("by design");
        assertThat(Captures.result(failing.ask())).isEqualTo("well");
    }

    @Test
    void oneThatCannotBeginIsToldAndTheNextOneTried() throws Exception {
        mayEnd.countDown();
        var lacking = new AtomicInteger(1);
        var failing = new Shared<>(
                task -> {
                    if (lacking.getAndDecrement() > 0) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    executor.execute(task);
                },
                isWanted -> run());
        assertThat(refusal(failing.ask())).hasMessageContaining("unable to create native thread");
        assertThat(Captures.result(failing.ask())).isEqualTo(1);
    }

    @Test
    void whatNobodyWaitsForIsGivenUp() throws Exception {
        var endless = new CountDownLatch(1);
        var given = new CountDownLatch(1);
        var other = new Shared<Integer>(executor, isWanted -> {
            endless.countDown();
            Captures.await(() -> !isWanted.getAsBoolean());
            given.countDown();
            throw Shared.givenUp();
        });
        CompletableFuture<Integer> before = shared.ask();
        begun.await();
        // What is given up before it begins does not begin.
        shared.ask().cancel(true);
        List<CompletableFuture<Integer>> together = List.of(other.ask(), other.ask());
        mayEnd.countDown();
        endless.await();
        together.get(0).cancel(true);
        assertThat(given.getCount()).isOne();
        together.get(1).cancel(true);
        given.await();
        assertThat(Captures.result(before)).isEqualTo(1);
        assertThat(Captures.result(shared.ask())).isEqualTo(2);
    }

    private int run() {
        begun.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return runs.incrementAndGet();
    }

    private static CaptureRefused refusal(CompletableFuture<?> future) throws Exception {
        try {
            future.get(1, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            return (CaptureRefused) e.getCause();
        }
        throw new AssertionError("It was not refused");
    }
}
