package dev.flamelab.site;

import dev.flamelab.report.TextReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Data as text: a report to the letter as {@code ./lab pprof} prints it, sent while it is made. */
record TextData(Function<Asked, TextReport> report) implements ViewData {
    @Override
    public String type() {
        return "text/plain; charset=utf-8";
    }

    @Override
    public void write(Asked asked, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        report.apply(asked).writeTo(writer);
        writer.flush();
    }
}
