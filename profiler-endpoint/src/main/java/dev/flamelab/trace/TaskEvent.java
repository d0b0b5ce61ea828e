package dev.flamelab.trace;

import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A task as the flight recorder keeps it, written when it ends. */
@Name("dev.flamelab.Task")
@Label("Task")
@Category("Flamelab")
@Description("A piece of work of the application; the thread is the one that ended it")
@Enabled(false)
final class TaskEvent extends Event {
    private static final AtomicLong LAST = new AtomicLong();

    @Label("Task Identifier")
    long taskId;

    @Label("Parent Identifier")
    @Description("The task that this one is part of; 0 for none")
    long parentId;

    @Label("Name")
    String name;

    static Task begin(long parent, String name) {
        var event = new TaskEvent();
        if (!event.isEnabled()) {
            return Task.NONE;
        }
        event.taskId = LAST.incrementAndGet();
        event.parentId = parent;
        event.name = name;
        event.begin();
        return new Task(event.taskId, event::commit);
    }
}
