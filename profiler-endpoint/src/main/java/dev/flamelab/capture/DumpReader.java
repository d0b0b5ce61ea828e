package dev.flamelab.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the JVM's dump of threads, one thread after the other, whatever else newer JDKs put into it. */
final class DumpReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser json;
    private final Map<String, StackTraceElement> frames = new HashMap<>();

    private DumpReader(JsonParser json) {
        this.json = json;
    }

    /**
     * Shows each thread.
     *
     * @param reader answers whether it wants more
     * @return whether the dump is complete, as far as the reader wanted it
     */
    static boolean read(InputStream dump, Predicate<LiveThread> reader) throws IOException {
        try (JsonParser json = JSON.createParser(dump)) {
            return new DumpReader(json).read(reader);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private boolean read(Predicate<LiveThread> reader) throws IOException {
        boolean any = false;
        while (json.nextToken() != null) {
            any = true;
            if (json.currentToken() == JsonToken.START_ARRAY && "threads".equals(json.currentName())) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    if (!reader.test(thread())) {
                        return true;
                    }
                }
            }
        }
        return any;
    }

    private LiveThread thread() throws IOException {
        long id = 0;
        String name = "";
        Thread.State state = null;
        String blocker = "";
        List<StackTraceElement> stack = List.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "tid" -> id = Long.parseLong(json.getText());
                case "name" -> name = json.getText();
                case "state" -> state = Thread.State.valueOf(json.getText());
                case "parkBlocker" -> blocker = blocker();
                case "blockedOn", "waitingOn" -> blocker = json.getText();
                case "stack" -> stack = stack();
                default -> json.skipChildren();
            }
        }
        return new LiveThread(id, name, false, state, blocker, stack);
    }

    private String blocker() throws IOException {
        String object = "";
        String owner = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "object" -> object = json.getText();
                case "owner", "exclusiveOwnerThread" -> owner = " held by " + json.getText();
                default -> json.skipChildren();
            }
        }
        return object + owner;
    }

    private List<StackTraceElement> stack() throws IOException {
        List<StackTraceElement> stack = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            stack.add(frames.computeIfAbsent(json.getText(), FrameText::parse));
        }
        return stack;
    }
}
