package dev.flamelab.cli;

import dev.flamelab.lab.LabError;
import dev.flamelab.report.Setting;
import dev.flamelab.report.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What was typed behind {@code lab pprof}, read as Go's flag package reads it, and what it comes to. */
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

    private final Map<String, List<Object>> values = new HashMap<>();
    private final List<String> sources = new ArrayList<>();

    /** Reads the words of a command line; unlike Go's, flags may follow the sources. */
    static FlagValues of(List<String> words) {
        var typed = new FlagValues();
        Iterator<String> left = words.iterator();
        while (left.hasNext()) {
            String word = left.next();
            if (word.equals("--")) {
                while (left.hasNext()) typed.sources.add(left.next());
            } else if (word.startsWith("-") && word.length() > 1) {
                typed.take(word, left);
            } else {
                typed.sources.add(word);
            }
        }
        return typed;
    }

    private void take(String word, Iterator<String> next) {
        int equals = word.indexOf('=');
        String name = word.substring(word.startsWith("--") ? 2 : 1, equals < 0 ? word.length() : equals);
        Flag flag = Flag.named(name);
        if (flag == null) throw PprofHelp.unknown(word);
        String value = equals < 0 ? "true" : word.substring(equals + 1);
        if (equals < 0 && flag.takesValue()) {
            if (!next.hasNext()) {
                throw PprofHelp.wrong("-" + name + " needs a value: -" + name + "=" + flag.placeholder());
            }
            // whatever it looks like, even like a flag
            value = next.next();
        }
        try {
            List<Object> given = values.getOrDefault(flag.name(), new ArrayList<>());
            given.add(flag.read(value));
            values.put(flag.name(), given);
        } catch (IllegalArgumentException e) {
            throw PprofHelp.wrong("-" + name + ": " + e.getMessage() + ": give one");
        }
    }

    /** The same as if these had not been given. */
    FlagValues without(String... names) {
        var fewer = new FlagValues();
        fewer.values.putAll(values);
        fewer.values.keySet().removeAll(List.of(names));
        fewer.sources.addAll(sources);
        return fewer;
    }

    List<String> sources() {
        return sources;
    }

    /** Its value, of which the last one counts, as in Go. */
    private Object value(String name, Object initial) {
        List<Object> given = values.get(name);
        return given == null ? initial : given.get(given.size() - 1);
    }

    boolean isSet(String name) {
        return (Boolean) value(name, false);
    }

    String text(String name) {
        return text(name, "");
    }

    String text(String name, String initial) {
        return (String) value(name, initial);
    }

    int whole(String name) {
        return (Integer) value(name, 0);
    }

    /** Of a flag that may be given several times, all that is not empty. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object given : values.getOrDefault(name, List.of())) {
            if (!given.equals("")) texts.add((String) given);
        }
        return texts;
    }

    /** The report that is asked for; empty when none is. */
    Optional<ReportFormat> format() {
        List<String> asked = new ArrayList<>();
        Optional<ReportFormat> found = Optional.empty();
        for (ReportFormat format : ReportFormat.values()) {
            if (!isAsked(format)) continue;
            asked.add(format.label());
            found = Optional.of(format);
        }
        if (asked.size() > 1) throw exclude(asked);
        return found;
    }

    private boolean isAsked(ReportFormat format) {
        return format.takesRegex() ? !regex(format).isEmpty() : isSet(format.label());
    }

    /** What a report is about, where it is about matching functions; else empty. */
    String regex(ReportFormat format) {
        return format.takesRegex() ? text(format.label()) : "";
    }

    Settings settings(Consumer<String> say) {
        Settings settings = Settings.INITIAL;
        for (Setting setting : Setting.values()) {
            List<String> chosen = new ArrayList<>();
            for (String word : setting.choices()) {
                if (isSet(word)) chosen.add(word);
            }
            if (chosen.size() > 1) throw exclude(chosen);
            Object value = chosen.isEmpty() ? value(setting.label(), null) : chosen.get(0);
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

    private static LabError exclude(List<String> flags) {
        return LabError.usage("-" + String.join(" and -", flags) + " exclude each other: give one of them");
    }
}
