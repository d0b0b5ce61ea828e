package dev.flamelab.trace;

/** Whether this Java runtime has a flight recorder. Asked first: elsewhere, events cannot even be loaded. */
final class Events {
    static final boolean AVAILABLE = areAvailable();

    private Events() {}

    private static boolean areAvailable() {
        try {
            return jdk.jfr.FlightRecorder.isAvailable();
        } catch (LinkageError e) {
            return false;
        }
    }
}
