package dev.flamelab.capture;

/** What can be sampled. The profiler always runs the union of the events that are wanted. */
enum Event {
    /** A thread of this process has used up another interval of CPU time. */
    CPU,
    /** Another interval has passed, for every thread. */
    WALL,
    /** A thread of this process has allocated another interval of bytes. */
    ALLOC
}
