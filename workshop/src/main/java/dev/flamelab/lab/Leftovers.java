package dev.flamelab.lab;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What must be gone when the lab ends, however it ends: each thing is removed by its owner, or else on Ctrl-C. */
public final class Leftovers {
    private static final CountDownLatch ENDING = new CountDownLatch(1);

    private Leftovers() {}

    /** To be closed by the owner once it has removed the thing itself. */
    public interface Entry extends AutoCloseable {
        @Override
        void close();
    }

    /** To be called before the thing exists; after Ctrl-C nothing new may come into being. */
    public static Entry add(String name, Runnable removal) {
        var hook = new Thread(
                () -> {
                    ENDING.countDown();
                    removal.run();
                },
                "remove " + name);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            ENDING.countDown();
            throw stopped();
        }
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the hooks are running: the removal is done twice, which harms nothing
                return;
            }
        };
    }

    /** Whether somebody has stopped this JVM: what fails now fails because of that, and is not worth telling. */
    public static boolean ending() {
        return ENDING.getCount() == 0;
    }

    /** The same, but gives it a second: a child that got the same Ctrl-C may have been faster than we. */
    static boolean endingSoon() {
        try {
            return ENDING.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ending();
        }
    }

    /** What a command ends with when somebody has stopped it; nobody gets to see it. */
    static LabError stopped() {
        return LabError.machine("stopped");
    }
}
