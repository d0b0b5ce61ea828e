package dev.flamelab.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the JVM calls, before the program's {@code main} or when it is attached. Whatever goes wrong here, the program
 * runs on: all it sees is one sentence on standard error.
 */
final class Agent {
    /** Until then the program waits, so that it is profiled from its first line; then it goes on without. */
    private static final long PATIENCE_SECONDS = 5;

    /** Each enclosure has classes of its own: this one alone is there once in a JVM. */
    private static final AtomicBoolean SERVING = new AtomicBoolean();

    private Agent() {}

    public static void premain(String options, Instrumentation jvm) {
        start(options, jvm);
    }

    public static void agentmain(String options, Instrumentation jvm) {
        start(options, jvm);
    }

    /** In a thread and a group of its own, so that nothing of the calling thread is changed or inherited. */
    private static void start(String options, Instrumentation jvm) {
        var starter = new Thread(new ThreadGroup("flamelab"), () -> serve(options, jvm), "flamelab-agent");
        starter.setDaemon(true);
        starter.start();
        try {
            starter.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void serve(String options, Instrumentation jvm) {
        if (!SERVING.compareAndSet(false, true)) {
            System.err.println("flamelab: this JVM has a profiler endpoint already, and keeps it as it is.");
            return;
        }
        try {
            String news = Enclosure.open(jvm).serve(options == null ? "" : options);
            if (!news.isEmpty()) {
                System.err.println("flamelab: " + news);
            }
        } catch (InvocationTargetException e) {
            tell(e.getCause());
        } catch (Exception | LinkageError e) {
            tell(e);
        }
    }

    private static void tell(Throwable failure) {
        SERVING.set(false);
        String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        System.err.println("flamelab: this program runs without profiles: " + reason);
    }
}
