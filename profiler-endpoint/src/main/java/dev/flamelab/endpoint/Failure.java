package dev.flamelab.endpoint;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Turns a bug into an answer that gives nothing away, and a log entry that tells everything. */
final class Failure {
    private static final Logger LOG = System.getLogger("dev.flamelab.endpoint");

    private Failure() {}

    static Answer unexpected(Throwable failure) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.ERROR, "The profiler endpoint failed, number " + id, failure);
        return Answer.refusal(500, "The profiler endpoint failed; the service's log tells why under " + id);
    }
}
