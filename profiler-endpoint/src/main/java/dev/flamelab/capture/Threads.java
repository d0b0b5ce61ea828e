package dev.flamelab.capture;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Tells the threads of one JFR chunk apart: the application's, the profiler's, the JVM's own. */
final class Threads {
    /** Whose a thread is. */
    enum Owner {
        APPLICATION,
        PROFILER,
        /** Threads that run no Java, such as those that compile and collect. */
        JVM
    }

    /** A thread that ended before anybody asked for its name: there are far more of the application's. */
    private static final String NAMELESS = "[tid=";

    private final JfrChunk chunk;
    private final JfrTable table;
    private final int javaThread;
    private final int systemName;
    private final Map<Long, Owner> owners = new HashMap<>();

    Threads(JfrChunk chunk) throws IOException {
        this.chunk = chunk;
        this.table = chunk.table("java.lang.Thread");
        this.javaThread = table.field("javaThreadId");
        this.systemName = table.field("osName");
    }

    /** Whose the thread of this number is. */
    Owner owner(long id) throws IOException {
        Owner owner = owners.get(id);
        if (owner == null) {
            owner = readOwner(id);
            owners.put(id, owner);
        }
        return owner;
    }

    private Owner readOwner(long id) throws IOException {
        if (!Site.marks(chunk.threadName(id)).isEmpty()) {
            return Owner.PROFILER;
        }
        boolean jvm = table.find(id)
                && table.number(javaThread) == 0
                && !table.text(systemName).startsWith(NAMELESS);
        return jvm ? Owner.JVM : Owner.APPLICATION;
    }
}
