package dev.flamelab.drawing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Whether what was given up does end. */
final class Threads {
    private static final Duration SOON = Duration.ofSeconds(30);

    private Threads() {}

    static boolean ofGraphvizEndSoon() {
        return soon(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("graphviz")));
    }

    static boolean childrenEndSoon() {
        return soon(() -> ProcessHandle.current()
                .children()
                .noneMatch(child -> child.info().command().orElse("").endsWith("dot")));
    }

    private static boolean soon(BooleanSupplier claim) {
        Instant deadline = Instant.now().plus(SOON);
        while (!claim.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
