package dev.flamelab.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ValueType;
import dev.flamelab.report.Greeting;
import dev.flamelab.report.SampleIndex;
import dev.flamelab.report.Setting;
import dev.flamelab.report.SettingKind;
import dev.flamelab.report.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a page has to know before it draws anything: the title, what there is to choose from, what is saved. */
final class AboutData implements ViewData {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenProfiles profiles;
    private final Shown shown;
    private final ViewQuery query;
    private final SavedConfigs configs;

    /** Of the profile that was asked about last, for a large one has labels on millions of samples. */
    private WeakReference<Profile> labelled = new WeakReference<>(null);

    private List<TagKeys> tagKeys;

    AboutData(OpenProfiles profiles, Shown shown, ViewQuery query, SavedConfigs configs) {
        this.profiles = profiles;
        this.shown = shown;
        this.query = query;
        this.configs = configs;
    }

    @Override
    public String type() {
        return "application/json";
    }

    @Override
    public void write(Asked asked, OutputStream out) throws IOException {
        Profile profile = asked.profile();
        var greeting = Greeting.of(profile, asked.view());
        ValueType type =
                profile.sampleTypes().get(SampleIndex.find(profile, asked.view().sampleIndex()));
        String file = label(greeting.lines(), "File: ");
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("title", file + " " + label(greeting.lines(), "Type: "));
        about.put("file", file);
        about.put("type", type.type());
        about.put("unit", type.unit());
        about.put("kinds", shown.kinds(asked.params()));
        about.put("kind", shown.kind(asked.params()));
        about.put(
                "sampleTypes",
                profile.sampleTypes().stream().map(ValueType::type).toList());
        about.put("total", greeting.total());
        about.put("labels", greeting.lines());
        about.put("tagKeys", tagKeys(profile));
        about.put("docUrl", profile.docUrl());
        about.put("profile", profiles.find(asked.param("profile")).name());
        about.put("base", baseName(asked));
        about.put("isDiff", asked.base() != null);
        about.put("isDiffBase", asked.base() != null && asked.isDiffBase());
        Settings settings = ViewQuery.settings(query.initial(), asked.params());
        List<String> warnings = new ArrayList<>(Greeting.warnings(profile, asked.view()));
        if (asked.base() != null && settings.is(Setting.MEAN)) {
            warnings.add("A difference has no means, as nobody could tell whose they are: these are sums.");
        }
        about.put("warnings", warnings);
        about.put("settings", settings(settings));
        about.put("initial", settings(query.initial()));
        about.put("configs", configs.entries(asked.params()));
        out.write(JSON.writeValueAsBytes(about));
    }

    /** Empty without one. */
    private String baseName(Asked asked) {
        if (asked.base() == null) return "";
        String id = asked.param("base") + asked.param("diff_base");
        return profiles.find(id.isEmpty() ? OpenProfiles.OWN_BASE : id).name();
    }

    private synchronized List<TagKeys> tagKeys(Profile profile) {
        if (profile != labelled.get()) {
            tagKeys = TagKeys.of(profile);
            labelled = new WeakReference<>(profile);
        }
        return tagKeys;
    }

    /** What each parameter amounts to, said or not. */
    private Map<String, String> settings(Settings settings) {
        Map<String, String> all = new LinkedHashMap<>();
        ViewQuery.PARAMS.forEach((setting, param) -> all.put(param, text(setting, settings)));
        all.put(
                "java",
                query.names() == null ? "recorded" : query.names().name().toLowerCase(Locale.ROOT));
        return all;
    }

    private static String text(Setting setting, Settings settings) {
        Object value = settings.get(setting);
        if (setting.kind() == SettingKind.FLAG) return value.equals(true) ? "t" : "f";
        return setting.kind().print(value);
    }

    private static String label(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("unknown");
    }
}
