package dev.flamelab.lab;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import java.util.Locale;

/** What the load says of itself while it runs, one JSON object per line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LoadEvent.Start.class, name = "start"),
    @JsonSubTypes.Type(value = LoadEvent.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = LoadEvent.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = LoadEvent.End.class, name = "end")
})
public sealed interface LoadEvent {
    /**
     * What was asked for; rate in requests per second and target, or users of each, times in seconds.
     *
     * @param percent of what the machine can; 0 when that is not known
     * @param requests of each target after which the load ends; 0 where the time decides
     */
    record Start(String story, double rate, int percent, int users, long requests, double warmUp, double duration)
            implements LoadEvent {
        /** Such as "cpu, 120 requests/s (40 % of what this machine can): 8 s to warm up, then 17 s". */
        public String summary() {
            return requests > 0
                    ? String.format(Locale.ROOT, "%s, %s, until all are answered", story, amount())
                    : String.format(
                            Locale.ROOT, "%s, %s: %.0f s to warm up, then %.0f s", story, amount(), warmUp, duration);
        }

        /** Such as "120 requests/s" or "80 users". */
        public String amount() {
            if (requests > 0) return String.format(Locale.ROOT, "%,d requests by %d users", requests, users);
            var amount = LoadEvent.amount(rate, users);
            return percent > 0 ? amount + " (" + percent + " % of what this machine can)" : amount;
        }
    }

    /** How far it is; the rate is the one of late. */
    record Progress(String phase, double elapsed, double left, long requests, double rate, long errors)
            implements LoadEvent {}

    /** The warm-up is over: from here on it counts. */
    record Measured() implements LoadEvent {}

    /** How it went: the counts are those of the measured part, latencies in milliseconds. */
    record End(
            String outcome,
            long requests,
            long errors,
            double rate,
            double wanted,
            int users,
            double p50,
            double p95,
            List<Long> requestsPerTarget,
            String report,
            String reason)
            implements LoadEvent {
        public End {
            requestsPerTarget = requestsPerTarget == null ? List.of() : List.copyOf(requestsPerTarget);
            reason = reason == null ? "" : reason;
        }

        /** How much was asked for, such as "120 requests/s" or "80 users". */
        public String amount() {
            return LoadEvent.amount(wanted, users);
        }

        /** Whether a profile taken under this load may be judged. */
        public boolean reached() {
            return "reached".equals(outcome);
        }

        /** In what it was not as it should be; what to do about it depends on what the load was for. */
        public String shortfall() {
            // the load has a cure of its own behind its reason, and one is enough in a sentence
            return outcome.equals("missed")
                    ? "the load missed its rate: " + reason.split(": ", 2)[0]
                    : "the load failed: " + reason;
        }

        /** Such as "1,800 requests, 120/s of 120/s, 0 errors, p50 1.2 ms, p95 8.0 ms". */
        public String summary() {
            return String.format(
                    Locale.ROOT,
                    "%,d requests, %.0f/s %s, %,d errors, p50 %.1f ms, p95 %.1f ms",
                    requests,
                    rate,
                    users > 0 ? "by " + users + " users" : String.format(Locale.ROOT, "of %.0f/s", wanted),
                    errors,
                    p50,
                    p95);
        }
    }

    private static String amount(double rate, int users) {
        return users > 0 ? users + " users" : String.format(Locale.ROOT, "%.0f requests/s", rate);
    }

    /** Reads one line. */
    static LoadEvent read(String line) {
        try {
            return Json.EVENT.readValue(line);
        } catch (JsonProcessingException e) {
            throw LabError.machine("the load said what nobody understands: " + line, e);
        }
    }

    /** The reader, made once. */
    final class Json {
        private static final ObjectReader EVENT = new ObjectMapper()
                .readerFor(LoadEvent.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

        private Json() {}
    }
}
