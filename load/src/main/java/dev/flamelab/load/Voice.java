package dev.flamelab.load;

import java.nio.file.Path;

/** How a run is told to whoever started it. */
interface Voice {
    /** @param percent how much of what the machine can the rate is; null when that is not known */
    void start(Story story, LoadPlan plan, Integer percent);

    /** @param rate answers a second from each target, lately */
    void progress(Phase phase, double elapsed, double left, int requests, double rate, int errors);

    /** The warm-up is over. */
    void measured();

    /** @param report the page of the report, null when there is none */
    void end(RunResult result, Path report);
}
