package dev.flamelab.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.flamelab.report.FlameTree;
import dev.flamelab.report.View;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToLongFunction;

/** A flame graph as a page reads it: arrays of numbers, written one after the other while they are made. */
final class FlameData implements ViewData {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String type() {
        return "application/json";
    }

    @Override
    public void write(Asked asked, OutputStream out) throws IOException {
        View view = asked.view();
        FlameTree tree = asked.base() == null
                ? FlameTree.of(asked.profile(), null, view)
                : FlameTree.ofBoth(asked.sides().get(), view);
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
