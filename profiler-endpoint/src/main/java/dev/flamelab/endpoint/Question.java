package dev.flamelab.endpoint;

/**
 * What a request asks of a kind, as Go reads it.
 *
 * @param seconds as sent, since each kind reads it by its own rule; empty counts as absent
 * @param debug 0 for the binary format; junk counts as 0
 * @param collectFirst whether garbage is to be collected before the heap is looked at
 */
record Question(String seconds, long debug, boolean collectFirst) {
    static Question of(Parameters parameters) {
        return new Question(
                parameters.get("seconds"),
                GoNumber.wholeOrZero(parameters.get("debug")),
                GoNumber.wholeOrZero(parameters.get("gc")) > 0);
    }

    boolean hasSeconds() {
        return !seconds.isEmpty();
    }
}
