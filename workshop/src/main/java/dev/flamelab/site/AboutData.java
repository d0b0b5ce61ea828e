package dev.flamelab.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ValueType;
import dev.flamelab.report.Greeting;
import dev.flamelab.report.SampleIndex;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a page has to know before it draws anything: the title, what there is to choose from, what is saved. */
final class AboutData implements ViewData {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String type() {
        return "application/json";
    }

    @Override
    public void write(Asked asked, OutputStream out) throws IOException {
        Profile profile = asked.profile();
        var greeting = Greeting.of(profile, asked.view());
        int index = SampleIndex.find(profile, asked.view().sampleIndex());
        ValueType type = profile.sampleTypes().get(index);
        String file = label(greeting.lines(), "File: ");
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("title", file + " " + label(greeting.lines(), "Type: "));
        about.put("file", file);
        about.put("type", type.type());
        about.put("unit", type.unit());
        about.put(
                "sampleTypes",
                profile.sampleTypes().stream().map(ValueType::type).toList());
        about.put("labels", greeting.lines());
        about.put("tagKeys", List.of());
        about.put("docUrl", profile.docUrl());
        about.put("isDiff", asked.base() != null);
        about.put("configs", List.of());
        about.put("warnings", List.of());
        about.put("total", greeting.total());
        out.write(JSON.writeValueAsBytes(about));
    }

    private static String label(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("unknown");
    }
}
