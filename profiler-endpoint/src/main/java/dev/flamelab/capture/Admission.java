package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets in as many captures at once as the limit allows. */
final class Admission {
    private final int openCaptures;
    private final Set<Ticket> open = new HashSet<>();

    Admission(int openCaptures) {
        this.openCaptures = openCaptures;
    }

    /** Begins the capture, unless there are too many; it counts until its result has come. */
    <T> CompletableFuture<T> admit(Duration window, Supplier<CompletableFuture<T>> capture) {
        var ticket = new Ticket(System.nanoTime() + window.toNanos());
        synchronized (this) {
            if (open.size() >= openCaptures) {
                return CompletableFuture.failedFuture(tooMany());
            }
            open.add(ticket);
        }
        try {
            CompletableFuture<T> result = capture.get();
            result.whenComplete((profile, refusal) -> leave(ticket));
            return result;
        } catch (RuntimeException | Error e) {
            leave(ticket);
            return CompletableFuture.failedFuture(
                    new CaptureRefused(Reason.FAILED, "the capture cannot begin: " + e, e));
        }
    }

    private synchronized void leave(Ticket ticket) {
        open.remove(ticket);
    }

    private CaptureRefused tooMany() {
        long now = System.nanoTime();
        long soonest = open.stream().mapToLong(ticket -> ticket.end - now).min().orElse(0);
        return new CaptureRefused(
                Reason.TOO_MANY_CAPTURES,
                openCaptures + " captures are open, as many as the limit allows",
                Duration.ofNanos(Math.max(0, soonest)),
                null);
    }

    /** Each its own, though two may end at the same moment. */
    private static final class Ticket {
        private final long end;

        Ticket(long end) {
            this.end = end;
        }
    }
}
