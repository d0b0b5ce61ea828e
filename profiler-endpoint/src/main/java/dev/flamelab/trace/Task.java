package dev.flamelab.trace;

import java.util.concurrent.atomic.AtomicReference;

/**
 * A piece of work of the application, such as a request, from its beginning until it is closed. Hand it to whoever goes
 * on with the work, in whatever thread. Safe for use by any thread; closing it again does nothing.
 */
public final class Task implements AutoCloseable {
    /** Stands for every task that nobody records, and for the whole that all others are part of. */
    static final Task NONE = new Task(0, null);

    private final long id;
    private final AtomicReference<Runnable> end;

    Task(long id, Runnable end) {
        this.id = id;
        this.end = new AtomicReference<>(end);
    }

    /** Begins a task that is part of this one, which it may outlive. */
    public Task task(String name) {
        return Events.AVAILABLE ? TaskEvent.begin(id, name) : NONE;
    }

    /** Begins a region of this task. It ends when it is closed, by the thread that began it. */
    public Region region(String name) {
        return Events.AVAILABLE ? RegionEvent.begin(id, name) : Region.NONE;
    }

    /**
     * Notes something about this task.
     *
     * @param category what kind of remark it is, one of few
     */
    public void log(String category, String message) {
        if (Events.AVAILABLE) {
            LogEvent.write(id, category, message);
        }
    }

    @Override
    public void close() {
        Runnable ending = end.getAndSet(null);
        if (ending != null) {
            ending.run();
        }
    }
}
