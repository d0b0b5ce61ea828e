package dev.flamelab.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What pprof's settings are set to; a change makes a new one, so that one command's own leave the others alone. */
public record Settings(Map<Setting, Object> changed) {
    /** As pprof begins. */
    public static final Settings INITIAL = new Settings(Map.of());

    /** What stands between two folders of a path. */
    private static final String SEPARATOR = System.getProperty("path.separator");

    public Settings with(Setting setting, Object value) {
        Map<Setting, Object> more = new EnumMap<>(Setting.class);
        more.putAll(changed);
        more.put(setting, value);
        return new Settings(more);
    }

    public Object get(Setting setting) {
        return changed.getOrDefault(setting, setting.initial());
    }

    public String text(Setting setting) {
        return (String) get(setting);
    }

    public boolean is(Setting setting) {
        return (Boolean) get(setting);
    }

    public int whole(Setting setting) {
        return (Integer) get(setting);
    }

    double number(Setting setting) {
        return (Double) get(setting);
    }

    /** As a report wants them. */
    public View view() {
        View view = View.STANDARD
                .withSampleIndex(text(Setting.SAMPLE_INDEX))
                .withUnit(text(Setting.UNIT))
                .withDivideBy(number(Setting.DIVIDE_BY))
                .withFilter(filter())
                .withGranularity(granularity())
                .withPaths(new SourcePaths(folders(text(Setting.SOURCE_PATH)), folders(text(Setting.TRIM_PATH))))
                .withOrder(text(Setting.SORT).equals("cum") ? Order.CUM : Order.FLAT)
                .withTrim(trim());
        for (View.Option option : View.Option.values()) {
            var setting = Setting.named(option.name().toLowerCase(Locale.ROOT));
            if (setting.isPresent() && is(setting.get())) view = view.with(option);
        }
        return view;
    }

    private Filter filter() {
        Filter filter = Filter.NOTHING;
        for (Filter.By by : Filter.By.values()) {
            filter = filter.with(by, text(Setting.named(by.option()).orElseThrow()));
        }
        return filter;
    }

    private Trim trim() {
        return is(Setting.TRIM)
                ? new Trim(
                        // any other negative number is no limit
                        whole(Setting.NODECOUNT) == Trim.USUAL ? Trim.USUAL : Math.max(0, whole(Setting.NODECOUNT)),
                        number(Setting.NODEFRACTION),
                        number(Setting.EDGEFRACTION))
                : Trim.NOTHING;
    }

    private Granularity granularity() {
        for (Granularity closeness : Granularity.values()) {
            if (closeness.name().replace("_", "").equalsIgnoreCase(text(Setting.GRANULARITY))) return closeness;
        }
        throw new IllegalStateException(text(Setting.GRANULARITY));
    }

    private static List<String> folders(String path) {
        List<String> folders = new ArrayList<>();
        for (String folder : path.split(SEPARATOR)) {
            if (!folder.isEmpty()) folders.add(folder);
        }
        return folders;
    }
}
