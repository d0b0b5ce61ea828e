package dev.flamelab.capture;

import dev.flamelab.pprof.Profile;

/** What can be sampled. The profiler always runs the union of the events that the open captures want. */
enum Event {
    /** A thread of this process has used up another interval of CPU time. */
    CPU {
        @Override
        Profile profile(Tally tally, long startedMillis, Frames frames) {
            return Profiles.cpu(tally, startedMillis, frames);
        }
    };

    /** What was sampled, in the form that pprof knows for this event. */
    abstract Profile profile(Tally tally, long startedMillis, Frames frames);
}
