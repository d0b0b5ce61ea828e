package dev.flamelab.site;

import dev.flamelab.report.Dialect;
import dev.flamelab.report.JavaNames;
import dev.flamelab.report.Setting;
import dev.flamelab.report.SettingKind;
import dev.flamelab.report.Settings;
import dev.flamelab.report.View;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * Reads the query of a page as pprof's pages read theirs, so that links carry over.
 *
 * @param initial what the command line said; what the query says wins
 * @param allFrames whether frames are shown that the profile itself declares uninteresting
 * @param names how Java methods are named when the query does not say; null for as they are
 */
record ViewQuery(Settings initial, Dialect dialect, boolean allFrames, JavaNames names) {
    /** What settings are called in an address, in the order in which they are read. */
    static final Map<Setting, String> PARAMS = new EnumMap<>(Map.ofEntries(
            Map.entry(Setting.CALL_TREE, "calltree"),
            Map.entry(Setting.COMPACT_LABELS, "compact"),
            Map.entry(Setting.DROP_NEGATIVE, "dropneg"),
            Map.entry(Setting.EDGEFRACTION, "ef"),
            Map.entry(Setting.FOCUS, "f"),
            Map.entry(Setting.GRANULARITY, "g"),
            Map.entry(Setting.HIDE, "h"),
            Map.entry(Setting.IGNORE, "i"),
            Map.entry(Setting.INTEL_SYNTAX, "intel"),
            Map.entry(Setting.MEAN, "mean"),
            Map.entry(Setting.NODECOUNT, "n"),
            Map.entry(Setting.NODEFRACTION, "nf"),
            Map.entry(Setting.NOINLINES, "noinlines"),
            Map.entry(Setting.NORMALIZE, "norm"),
            Map.entry(Setting.PRUNE_FROM, "prunefrom"),
            Map.entry(Setting.RELATIVE_PERCENTAGES, "rel"),
            Map.entry(Setting.SAMPLE_INDEX, "si"),
            Map.entry(Setting.SHOW, "s"),
            Map.entry(Setting.SHOW_FROM, "sf"),
            Map.entry(Setting.SHOWCOLUMNS, "showcolumns"),
            Map.entry(Setting.SORT, "sort"),
            Map.entry(Setting.TAGFOCUS, "tf"),
            Map.entry(Setting.TAGHIDE, "th"),
            Map.entry(Setting.TAGIGNORE, "ti"),
            Map.entry(Setting.TAGLEAF, "tagleaf"),
            Map.entry(Setting.TAGROOT, "tagroot"),
            Map.entry(Setting.TAGSHOW, "ts"),
            Map.entry(Setting.TRIM, "trim"),
            Map.entry(Setting.UNIT, "unit")));

    /**
     * The view that a page asks for; one on flame graphs tells files apart unless it says otherwise.
     *
     * @param sampleIndex the values to show unless it says otherwise
     */
    View view(String page, Map<String, String> params, String sampleIndex) {
        Settings usual = initial.with(Setting.SAMPLE_INDEX, sampleIndex);
        if (page.equals("flamegraph") && !initial.changed().containsKey(Setting.GRANULARITY)) {
            usual = usual.with(Setting.GRANULARITY, "filefunctions");
        }
        View view = settings(usual, params).view().withDialect(dialect, TimeZone.getDefault());
        return allFrames ? view.with(View.Option.ALL_FRAMES) : view;
    }

    /** The settings with those that the query names. */
    static Settings settings(Settings initial, Map<String, String> params) {
        Settings settings = initial;
        for (var each : PARAMS.entrySet()) {
            String value = params.getOrDefault(each.getValue(), "");
            if (!value.isEmpty()) settings = settings.with(each.getKey(), read(each.getKey(), value));
        }
        return settings;
    }

    boolean isNormalized(Map<String, String> params) {
        return settings(initial, params).is(Setting.NORMALIZE);
    }

    /** Whether a parameter is on. */
    static boolean isTrue(String value) {
        return !value.isEmpty() && (Boolean) readFlag(value);
    }

    private static Object read(Setting setting, String value) {
        try {
            if (setting.kind() == SettingKind.FLAG) return readFlag(value);
            if (setting.kind() == SettingKind.CHOICE && !setting.choices().contains(value)) {
                throw new BadQuery("invalid \"" + setting.label() + "\" value \"" + value + "\"");
            }
            return setting.kind().read(value);
        } catch (BadQuery e) {
            throw new BadQuery("error setting config field " + setting.label() + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            String how = setting.kind() == SettingKind.WHOLE ? "Atoi" : "ParseFloat";
            throw new BadQuery("error setting config field " + setting.label() + ": strconv." + how + ": parsing \""
                    + value + "\": invalid syntax");
        }
    }

    private static Object readFlag(String value) {
        try {
            return SettingKind.FLAG.read(value.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadQuery("illegal value \"" + value + "\" for bool variable");
        }
    }
}
