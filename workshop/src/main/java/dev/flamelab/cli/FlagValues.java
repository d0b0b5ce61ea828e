package dev.flamelab.cli;

import dev.flamelab.lab.LabError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What was typed behind {@code lab pprof}, flag by flag, and what it comes to. */
final class FlagValues {
    /** Flags from before there was -sample_index, in the order in which they win. */
    static final Map<String, String> OLD = new LinkedHashMap<>();

    static {
        OLD.put("total_delay", "-sample_index=delay");
        OLD.put("mean_delay", "-mean -sample_index=delay");
        OLD.put("contentions", "-sample_index=contentions");
        OLD.put("inuse_space", "-sample_index=inuse_space");
        OLD.put("inuse_objects", "-sample_index=inuse_objects");
        OLD.put("alloc_space", "-sample_index=alloc_space");
        OLD.put("alloc_objects", "-sample_index=alloc_objects");
    }

    private final Map<String, Object> values = new LinkedHashMap<>();

    void put(String name, Object value) {
        values.put(name, value);
    }

    /** The report that is asked for; empty when none is. */
    Optional<ReportFormat> format() {
        List<ReportFormat> asked =
                Stream.of(ReportFormat.values()).filter(this::isAsked).toList();
        if (asked.size() > 1) {
            throw exclude(asked.stream().map(ReportFormat::label).toList());
        }
        return asked.stream().findFirst();
    }

    private boolean isAsked(ReportFormat format) {
        return format.takesRegex() ? !regex(format).isEmpty() : isSet(format.label());
    }

    /** What a report is about, where it is about matching functions; else empty. */
    String regex(ReportFormat format) {
        return format.takesRegex() ? (String) values.getOrDefault(format.label(), "") : "";
    }

    Settings settings(Consumer<String> say) {
        Settings settings = Settings.INITIAL;
        for (Setting setting : Setting.values()) {
            List<String> chosen = setting.choices().stream().filter(this::isSet).toList();
            if (chosen.size() > 1) {
                throw exclude(chosen);
            }
            Object value = chosen.isEmpty() ? values.get(setting.label()) : chosen.get(0);
            if (value != null) settings = settings.with(setting, value);
        }
        return old(settings, say);
    }

    private Settings old(Settings typed, Consumer<String> say) {
        Settings settings = typed;
        for (var flag : OLD.entrySet()) {
            if (!isSet(flag.getKey())) continue;
            if (settings.text(Setting.SAMPLE_INDEX).isEmpty()) {
                settings = settings.with(Setting.SAMPLE_INDEX, flag.getValue().replaceAll(".*=", ""));
            } else {
                say.accept("Multiple value selections, ignoring -" + flag.getKey());
            }
        }
        return isSet("mean_delay") ? settings.with(Setting.MEAN, true) : settings;
    }

    private boolean isSet(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    private static LabError exclude(List<String> flags) {
        return LabError.usage("-" + String.join(" and -", flags) + " exclude each other: give one of them");
    }
}
