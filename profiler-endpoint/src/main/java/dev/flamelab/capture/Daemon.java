package dev.flamelab.capture;

import java.util.concurrent.ThreadFactory;

/** Makes threads that do not keep the JVM from ending. */
final class Daemon {
    private Daemon() {}

    /** @param name that begins with flamelab, so that the thread is known as the profiler's */
    static ThreadFactory named(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
