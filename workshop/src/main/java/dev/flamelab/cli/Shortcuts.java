package dev.flamelab.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Single words in pprof's shell that stand for several settings. */
record Shortcuts(Map<String, List<String>> meanings) {
    static Shortcuts of(List<String> sampleTypes) {
        Map<String, List<String>> meanings = new HashMap<>();
        meanings.put(":", List.of("focus=", "ignore=", "hide=", "tagfocus=", "tagignore="));
        for (String type : sampleTypes) {
            String chosen = "sample_index=" + type;
            meanings.put(type, List.of(chosen));
            meanings.put("total_" + type, List.of("mean=0", chosen));
            meanings.put("mean_" + type, List.of("mean=1", chosen));
        }
        return new Shortcuts(meanings);
    }

    List<String> expand(String line) {
        return meanings.getOrDefault(line, List.of(line));
    }
}
