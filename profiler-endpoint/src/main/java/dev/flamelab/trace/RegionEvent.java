package dev.flamelab.trace;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A region as the flight recorder keeps it, written when it ends. */
@Name("dev.flamelab.Region")
@Label("Region")
@Category("Flamelab")
@Description("A stretch of a thread's work")
@Enabled(false)
final class RegionEvent extends Event {
    @Label("Task Identifier")
    @Description("The task that it is work for; 0 for none")
    long taskId;

    @Label("Name")
    String name;

    static Region begin(long task, String name) {
        var event = new RegionEvent();
        if (!event.isEnabled()) {
            return Region.NONE;
        }
        event.taskId = task;
        event.name = name;
        event.begin();
        return new Region(event::commit);
    }
}
