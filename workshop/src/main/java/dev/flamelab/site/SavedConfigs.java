package dev.flamelab.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flamelab.report.Setting;
import dev.flamelab.report.SettingKind;
import dev.flamelab.report.Settings;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings that a person saved under names, in the file where pprof keeps them; what else is in there stays.
 *
 * @param file may be missing
 */
record SavedConfigs(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is saved, in pprof's order. */
    private static final List<Setting> SAVED = List.of(
            Setting.CALL_TREE,
            Setting.RELATIVE_PERCENTAGES,
            Setting.UNIT,
            Setting.COMPACT_LABELS,
            Setting.INTEL_SYNTAX,
            Setting.MEAN,
            Setting.NORMALIZE,
            Setting.SORT,
            Setting.TAGROOT,
            Setting.TAGLEAF,
            Setting.DROP_NEGATIVE,
            Setting.NODECOUNT,
            Setting.NODEFRACTION,
            Setting.EDGEFRACTION,
            Setting.TRIM,
            Setting.FOCUS,
            Setting.IGNORE,
            Setting.PRUNE_FROM,
            Setting.HIDE,
            Setting.SHOW,
            Setting.SHOW_FROM,
            Setting.TAGFOCUS,
            Setting.TAGIGNORE,
            Setting.TAGSHOW,
            Setting.TAGHIDE,
            Setting.NOINLINES,
            Setting.SHOWCOLUMNS,
            Setting.GRANULARITY);

    /** What pprof has no settings for; it passes over them when it reads the file. */
    private static final List<String> OURS = List.of("java", "view", "color", "fold", "width");

    /** What a menu shows of one: its name, and what the parameters of a page become with it. */
    record Entry(String name, Map<String, String> params, boolean isSaved) {}

    /** Where pprof keeps them on this system. */
    static Path place(Map<String, String> environment, String system, Path home) {
        Path folder = home.resolve(".config");
        if (system.contains("Windows")) {
            folder = Path.of(environment.getOrDefault("APPDATA", home.toString()));
        } else if (system.contains("Mac")) {
            folder = home.resolve("Library/Application Support");
        } else if (!environment.getOrDefault("XDG_CONFIG_HOME", "").isEmpty()) {
            folder = Path.of(environment.get("XDG_CONFIG_HOME"));
        }
        return folder.resolve("pprof/settings.json");
    }

    /** Those that there are, after the one that comes along; a file that cannot be read has none. */
    List<Entry> entries(Map<String, String> params) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("Default", params(Settings.INITIAL, JSON.createObjectNode(), params), false));
        try {
            for (JsonNode config : configs(read())) {
                entries.add(new Entry(config.path("name").asText(), params(settings(config), config, params), true));
            }
        } catch (BadQuery e) {
            // whoever saves is told
            return entries;
        }
        return entries;
    }

    /** The parameters of a page with these settings in place of its own. */
    private static Map<String, String> params(Settings settings, JsonNode config, Map<String, String> page) {
        Map<String, String> params = new LinkedHashMap<>(page);
        for (Setting setting : SAVED) {
            String name = ViewQuery.PARAMS.get(setting);
            Object value = settings.get(setting);
            if (value.equals(setting.initial()) || value.equals("")) params.remove(name);
            else
                params.put(
                        name,
                        setting.kind() == SettingKind.FLAG
                                ? shortened(value)
                                : setting.kind().print(value));
        }
        for (String name : OURS) {
            String value = config.path(name).asText();
            if (value.isEmpty()) params.remove(name);
            else params.put(name, value);
        }
        return params;
    }

    private static String shortened(Object flag) {
        return flag.equals(true) ? "t" : "f";
    }

    /** Of what is nothing, or off, there is nothing in the file. */
    private static Settings settings(JsonNode config) {
        Settings settings = Settings.INITIAL;
        for (Setting setting : SAVED) {
            JsonNode value = config.path(setting.label());
            settings = settings.with(
                    setting,
                    switch (setting.kind()) {
                        case FLAG -> value.asBoolean();
                        case WHOLE -> value.asInt();
                        case NUMBER -> value.asDouble();
                        default -> value.asText();
                    });
        }
        return settings;
    }

    /**
     * Saves settings under a name, in place of those that have it.
     *
     * @param page the parameters of the page that they are of
     */
    synchronized void save(String name, Settings settings, Map<String, String> page) {
        if (name.isEmpty()) throw new BadQuery("invalid config name");
        ObjectNode all = read();
        ObjectNode config = JSON.createObjectNode().put("name", name);
        for (Setting setting : SAVED) {
            Object value = settings.get(setting);
            if (value.equals("") || value.equals(false) || value.equals(0) || value.equals(0.0)) continue;
            config.set(setting.label(), JSON.valueToTree(value));
        }
        for (String ours : OURS) {
            if (page.containsKey(ours)) config.put(ours, page.get(ours));
        }
        ArrayNode configs = configs(all);
        int at = position(configs, name);
        if (at < 0) configs.add(config);
        else configs.set(at, config);
        write(all);
    }

    synchronized void delete(String name) {
        ObjectNode all = read();
        ArrayNode configs = configs(all);
        int at = position(configs, name);
        if (at < 0) throw new BadQuery("config " + name + " not found");
        configs.remove(at);
        write(all);
    }

    private static int position(ArrayNode configs, String name) {
        for (int i = 0; i < configs.size(); i++) {
            if (configs.get(i).path("name").asText().equals(name)) return i;
        }
        return -1;
    }

    private static ArrayNode configs(ObjectNode all) {
        return all.get("configs") instanceof ArrayNode configs ? configs : all.putArray("configs");
    }

    private ObjectNode read() {
        if (Files.notExists(file)) return JSON.createObjectNode();
        try {
            if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode all) return all;
        } catch (JsonProcessingException e) {
            throw new BadQuery("could not parse settings: " + e.getOriginalMessage() + " in " + file
                    + ": correct that file, or move it away");
        } catch (IOException e) {
            throw new BadQuery("could not read settings: " + file + ": see that you may read that file");
        }
        throw new BadQuery("could not parse settings: there is no object in " + file + ": move that file away");
    }

    /** The old ones stay until the new ones are there. */
    private void write(ObjectNode all) {
        try {
            makeFolder(file.getParent());
            Path target = Files.exists(file) ? file.toRealPath() : file;
            Path fresh = Files.createTempFile(target.getParent(), "settings", ".tmp");
            try {
                var indented = new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
                Files.write(fresh, JSON.writer(indented).writeValueAsBytes(all));
                Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new BadQuery("failed to write settings: " + e.getMessage() + ": see that you may write there");
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Files.createDirectories(folder.getParent());
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }
}
