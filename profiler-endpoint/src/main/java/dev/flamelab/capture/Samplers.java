package dev.flamelab.capture;

import dev.flamelab.capture.SamplingSession.Limits;

/** Finds the best source of samples that this machine has. */
final class Samplers {
    private Samplers() {}

    /** Loads async-profiler, else the JVM's flight recorder. */
    static Sampler load(Scratch scratch, Limits limits) {
        try {
            return new AsyncSampler(scratch, limits);
        } catch (IllegalStateException | LinkageError noAsyncProfiler) {
            if (JfrSampler.isAvailable()) {
                return new JfrSampler(scratch, limits);
            }
            throw new IllegalStateException(
                    "neither async-profiler nor the flight recorder can be loaded; a Java runtime with the module"
                            + " jdk.jfr has the latter",
                    noAsyncProfiler);
        }
    }
}
