package dev.flamelab.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells a run to a program: one JSON object a line. */
final class JsonVoice implements Voice {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;

    JsonVoice(PrintStream out) {
        this.out = out;
    }

    @Override
    public void start(Story story, LoadPlan plan, Integer percent) {
        Map<String, Object> line = event("start");
        line.put("story", story.toString());
        line.put("rate", plan.rate());
        if (percent != null) {
            line.put("percent", percent);
        }
        if (plan.users() > 0) {
            line.put("users", plan.users());
        }
        if (plan.requests() > 0) {
            line.put("requests", plan.requests());
        }
        line.put("warmUp", plan.warmUp().toSeconds());
        line.put("duration", plan.duration().toSeconds());
        print(line);
    }

    @Override
    public void progress(Phase phase, double elapsed, double left, int requests, double rate, int errors) {
        Map<String, Object> line = event("progress");
        line.put("phase", phase.toString());
        line.put("elapsed", tenths(elapsed));
        line.put("left", tenths(left));
        line.put("requests", requests);
        line.put("rate", tenths(rate));
        line.put("errors", errors);
        print(line);
    }

    @Override
    public void measured() {
        print(event("measured"));
    }

    @Override
    public void end(RunResult result, Path report) {
        Map<String, Object> line = event("end");
        line.put("outcome", result.outcome().toString());
        line.put("requests", result.requests());
        line.put("errors", result.errors());
        line.put("rate", tenths(result.rate()));
        line.put("wanted", result.wanted());
        if (result.users() > 0) {
            line.put("users", result.users());
        }
        line.put("p50", result.p50Millis());
        line.put("p95", result.p95Millis());
        line.put("requestsPerTarget", result.requestsPerTarget());
        line.put("report", report == null ? null : report.toString());
        line.put("reason", result.reason());
        print(line);
    }

    private static Map<String, Object> event(String name) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", name);
        return line;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private synchronized void print(Map<String, Object> line) {
        try {
            out.println(JSON.writeValueAsString(line));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and strings can always be written", e);
        }
    }
}
