package dev.flamelab.trace;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A remark as the flight recorder keeps it. */
@Name("dev.flamelab.Log")
@Label("Log")
@Category("Flamelab")
@Description("A remark of the application")
@Enabled(false)
final class LogEvent extends Event {
    @Label("Task Identifier")
    @Description("The task that it is about; 0 for none")
    long taskId;

    @Label("Category")
    String category;

    @Label("Message")
    String message;

    static boolean isWanted() {
        return new LogEvent().isEnabled();
    }

    static void write(long task, String category, String message) {
        var event = new LogEvent();
        if (event.isEnabled()) {
            event.taskId = task;
            event.category = category;
            event.message = message;
            event.commit();
        }
    }
}
