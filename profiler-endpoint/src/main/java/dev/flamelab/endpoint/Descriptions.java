package dev.flamelab.endpoint;

/** What the index page says of each kind, in HTML: what it shows, what may be asked, and what the JVM cannot tell. */
final class Descriptions {
    static final String ALLOCS = "Where memory was allocated since the start, sampled.";

    static final String BLOCK = "Where threads waited for locks, conditions and each other since the start. Of virtual "
            + "threads the JVM tells only waits during which they hold on to their carrier.";

    static final String CMDLINE =
            "The command line of this program, its arguments separated by NUL; what looks like a secret is masked.";

    static final String CUSTOM = "A profile of this application's own: what there is now, and where it came from. It "
            + "has no <code>seconds</code>.";

    static final String GOROUTINE =
            "Where all threads are now, virtual ones included (JDK 21 and newer; at most 200,000 "
                    + "of those, looked at for at most five seconds). The table has the number of those that are not virtual. <code>debug=2</code> "
                    + "shows one after the other.";

    static final String HEAP = "Where the memory that is in use was allocated, and all that was allocated since the "
            + "start, sampled. <code>gc=1</code> collects garbage first; not with <code>seconds</code>.";

    static final String MUTEX = "Where threads waited for locks that others held, since the start. The JVM does not "
            + "tell where the holder was, which is what Go shows here. Of virtual threads it tells as little as for "
            + "block.";

    static final String SYMBOL =
            "The names of addresses that text forms have shown, asked for in the query or by POST, "
                    + "joined by <code>+</code>.";

    static final String THREADCREATE = "Where threads were started since the start. Virtual threads are left out.";

    private static final String HIDDEN_CALLERS = "Of a virtual thread that has waited, callers that it has not "
            + "returned to since stand as <code>[callers not visible]</code>.";

    private Descriptions() {}

    static String profile(long longest) {
        return "Where CPU time is spent" + window("30", longest) + " Look at it with <code>go tool pprof</code>. "
                + HIDDEN_CALLERS;
    }

    static String trace(long longest) {
        return "What the JVM records" + window("1", longest)
                + " Fractions are fine. One that grows beyond 16 chunks of a recording is refused. It is a recording in JFR's format, not in Go's: look at it with "
                + "<code>jfr print</code> or JDK Mission Control.";
    }

    /** @param alone whether it is served by a server of the endpoint's own */
    static String wall(long longest, boolean alone) {
        return "Where threads are, whether they run or wait," + window("30", longest)
                + " <code>format=folded</code> gives lines for flame graph scripts instead. In Go, fgprof shows that: "
                + (alone
                        ? "it is served at <code>/debug/fgprof</code> too. "
                        : "an application that mounts this router at <code>/debug/fgprof/*</code> too has it there. ")
                + "Virtual threads that wait are not seen; goroutine has them. "
                + HIDDEN_CALLERS;
    }

    private static String window(String usual, long longest) {
        return " during the next <code>seconds</code>: " + usual + " unless told, " + longest + " at most.";
    }
}
