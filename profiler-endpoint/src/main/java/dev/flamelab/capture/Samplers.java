package dev.flamelab.capture;

/** Finds the best source of samples that this machine has. */
final class Samplers {
    private Samplers() {}

    /** Loads async-profiler, else the JVM's flight recorder. */
    static Sampler load(Scratch scratch, int stackDepth) {
        try {
            return new AsyncSampler(scratch, stackDepth);
        } catch (IllegalStateException | LinkageError noAsyncProfiler) {
            if (JfrSampler.isAvailable()) {
                return new JfrSampler(scratch);
            }
            throw new IllegalStateException(
                    "neither async-profiler nor the flight recorder can be loaded; a Java runtime with the module"
                            + " jdk.jfr has the latter",
                    noAsyncProfiler);
        }
    }
}
