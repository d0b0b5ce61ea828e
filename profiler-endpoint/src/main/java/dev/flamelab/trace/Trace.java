package dev.flamelab.trace;

/**
 * Where an application says what it is doing, so that a trace shows it: tasks that may pass through many threads, their
 * regions, which each are one thread's, and remarks.
 *
 * <pre>{@code
 * try (Task order = Trace.task("order")) {
 *     order.log("customer", "17");
 *     try (Region price = order.region("price")) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>They are events of the JVM's flight recorder: {@code dev.flamelab.Task}, {@code dev.flamelab.Region} and
 * {@code dev.flamelab.Log}. A trace fetched from a profiler endpoint has them; any other recording has them if it is
 * told to enable them by these names. While no recording wants them, and in a Java runtime without a flight recorder,
 * all of this does nothing. A task or a region that begins before the recording is not in it.
 */
public final class Trace {
    private Trace() {}

    /**
     * Begins a task that is not part of another. It ends when it is closed, by any thread.
     *
     * @param name of few different ones, as a type of task: readers sum up by it
     */
    public static Task task(String name) {
        return Task.NONE.task(name);
    }

    /** Begins a region that belongs to no task. It ends when it is closed, by the thread that began it. */
    public static Region region(String name) {
        return Task.NONE.region(name);
    }

    /**
     * Notes something that belongs to no task.
     *
     * @param category what kind of remark it is, one of few
     */
    public static void log(String category, String message) {
        Task.NONE.log(category, message);
    }

    /** Whether somebody is recording: of use where a name or a message takes trouble to make. */
    public static boolean isEnabled() {
        return Events.AVAILABLE && LogEvent.isWanted();
    }
}
