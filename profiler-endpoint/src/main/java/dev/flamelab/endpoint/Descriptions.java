package dev.flamelab.endpoint;

/** What the index page says of each kind, in HTML: what it shows, what may be asked, and what the JVM cannot tell. */
final class Descriptions {
    private static final String DELTA = " With <code>seconds</code>, what changes within them.";

    static final String ALLOCS = "Where memory was allocated since the start, sampled." + DELTA;

    static final String BLOCK = "Where threads waited for locks, conditions and each other since the start. "
            + "Waits of virtual threads for java.util.concurrent's locks and queues are not told by the JVM." + DELTA;

    static final String CMDLINE =
            "The command line of this program, its arguments separated by NUL; what looks like a secret is masked.";

    static final String CUSTOM = "A profile of this application's own: what there is now, and where it came from.";

    static final String GOROUTINE = "Where all threads are now, virtual ones included where the JVM has them. "
            + "<code>debug=2</code> shows one after the other." + DELTA;

    static final String HEAP = "Where the memory was allocated that is in use, sampled; and all that was allocated "
            + "since the start. <code>gc=1</code> collects garbage first." + DELTA;

    static final String MUTEX = "Where threads waited for locks that others held, since the start. The JVM does not "
            + "tell where the holder was, whom Go shows here." + DELTA;

    static final String SYMBOL = "The names of addresses in the text forms, asked for in the query or by POST, joined "
            + "by <code>+</code>.";

    static final String THREADCREATE =
            "Where threads were started since the start. Virtual threads are not told." + DELTA;

    private Descriptions() {}

    static String profile(long longest) {
        return "Where CPU time is spent" + window("30", longest) + " Look at it with <code>go tool pprof</code>.";
    }

    static String trace(long longest) {
        return "What the JVM records" + window("1 (fractions are fine)", longest)
                + " It is a recording in JFR's format, not in Go's: look at it with <code>jfr print</code> or JDK Mission "
                + "Control.";
    }

    static String wall(long longest) {
        return "Where threads are, running or waiting" + window("30", longest)
                + " <code>format=folded</code> gives lines for flame graph scripts. Go has this as fgprof, and it is "
                + "served at <code>/debug/fgprof</code> too.";
    }

    private static String window(String usual, long longest) {
        return " during the next <code>seconds</code>, " + usual + " unless told and " + longest + " at most.";
    }
}
