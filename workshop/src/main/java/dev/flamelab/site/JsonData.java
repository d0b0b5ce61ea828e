package dev.flamelab.site;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * Data as JSON: a record's components by their names, and what an iterator gives as a list that is written while it is
 * made.
 */
record JsonData(Function<Asked, ?> content) implements ViewData {
    private static final ObjectWriter JSON =
            // What goes wrong on the way is told as what it is.
            new ObjectMapper()
                    .writer()
                    .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .without(SerializationFeature.WRAP_EXCEPTIONS);

    @Override
    public String type() {
        return "application/json";
    }

    @Override
    public void write(Asked asked, OutputStream out) throws IOException {
        JSON.writeValue(out, content.apply(asked));
    }
}
