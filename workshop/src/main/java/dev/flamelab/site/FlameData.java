package dev.flamelab.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.flamelab.pprof.Profile;
import dev.flamelab.report.FlameTree;
import dev.flamelab.report.View;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.IntToLongFunction;

/** A flame graph as a page reads it: arrays of numbers, written one after the other while they are made. */
final class FlameData implements ViewData {
    private static final JsonFactory JSON = new JsonFactory();

    /** The tree that was asked for last, as long as there is memory for it: it may be there before a page asks. */
    private SoftReference<Made> last = new SoftReference<>(null);

    /** A tree that is being made, or has been. */
    private record Made(Profile profile, Map<String, String> params, FutureTask<FlameTree> tree) {
        boolean isFor(Asked asked) {
            return profile == asked.profile() && params.equals(asked.params());
        }
    }

    @Override
    public String type() {
        return "application/json";
    }

    @Override
    public void write(Asked asked, OutputStream out) throws IOException {
        View view = asked.view();
        FlameTree tree = tree(asked);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeStringField("type", tree.type());
            json.writeStringField("unit", tree.unit());
            json.writeStringField("shownIn", view.unit());
            json.writeNumberField("ratio", 1 / view.divideBy());
            json.writeNumberField("total", tree.total());
            json.writeNumberField("baseTotal", tree.baseTotal());
            json.writeBooleanField("isDifference", tree.isDifference());
            if (tree.hasMeans()) {
                json.writeStringField("eventType", tree.eventType());
            }
            texts(json, "warnings", tree.warnings(), Function.identity());
            texts(json, "names", tree.names(), FlameTree.Name::text);
            texts(json, "functions", tree.names(), FlameTree.Name::function);
            texts(json, "files", tree.names(), FlameTree.Name::file);
            texts(json, "packages", tree.names(), FlameTree.Name::packageName);
            texts(json, "modules", tree.names(), FlameTree.Name::module);
            json.writeObjectFieldStart("nodes");
            numbers(json, "name", tree, tree::name);
            numbers(json, "parent", tree, tree::parent);
            numbers(json, "self", tree, tree::self);
            numbers(json, "total", tree, tree::total);
            if (tree.isDifference()) {
                numbers(json, "selfBefore", tree, tree::selfBefore);
                numbers(json, "before", tree, tree::before);
            }
            if (tree.hasMeans()) {
                numbers(json, "selfEvents", tree, tree::selfEvents);
                numbers(json, "events", tree, tree::events);
            }
            inlined(json, tree);
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /** Whoever asks for the one that is being made waits for it. */
    FlameTree tree(Asked asked) {
        Made made = made(asked);
        made.tree().run();
        try {
            return made.tree().get();
        } catch (ExecutionException e) {
            forget(made);
            if (e.getCause() instanceof Error error) throw error;
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        }
    }

    private synchronized Made made(Asked asked) {
        Made made = last.get();
        if (made == null || !made.isFor(asked)) {
            made = new Made(asked.profile(), asked.params(), new FutureTask<>(() -> make(asked)));
            last = new SoftReference<>(made);
        }
        return made;
    }

    private static FlameTree make(Asked asked) {
        return asked.base() == null
                ? FlameTree.of(asked.profile(), null, asked.view())
                : FlameTree.ofBoth(asked.sides().get(), asked.view());
    }

    private synchronized void forget(Made failed) {
        if (last.get() == failed) last.clear();
    }

    private static <T> void texts(JsonGenerator json, String name, List<T> from, Function<T, String> text)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T each : from) {
            json.writeString(text.apply(each));
        }
        json.writeEndArray();
    }

    private static void numbers(JsonGenerator json, String name, FlameTree tree, IntToLongFunction number)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < tree.size(); i++) {
            json.writeNumber(number.applyAsLong(i));
        }
        json.writeEndArray();
    }

    /** The nodes that were always inlined, which are few or none. */
    private static void inlined(JsonGenerator json, FlameTree tree) throws IOException {
        json.writeArrayFieldStart("inlined");
        for (int i = 0; i < tree.size(); i++) {
            if (tree.isInlined(i)) {
                json.writeNumber(i);
            }
        }
        json.writeEndArray();
    }
}
