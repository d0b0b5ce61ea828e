package dev.flamelab.site;

import dev.flamelab.lab.JfrFile;
import dev.flamelab.pprof.IncompatibleProfiles;
import dev.flamelab.pprof.Profile;
import dev.flamelab.report.JavaNames;
import dev.flamelab.report.ReportError;
import dev.flamelab.report.SampleIndex;
import dev.flamelab.report.View;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds what a page asks about: which profile, compared with what, under which names. */
final class Shown {
    /** In place of a base: what the command compares its own profile with is left aside. */
    private static final String NOTHING = "none";

    private static final String VALUE = "si";

    /** Which kind of samples of a recording, where the value alone does not tell: two kinds have one called samples. */
    private static final String KIND = "kind";

    private final OpenProfiles profiles;
    private final ViewQuery query;

    /** What took time to make is kept as long as there is memory for it. */
    private final Map<Chosen, SoftReference<Made>> made = new HashMap<>();

    /** What a page chooses, in the words of its address. */
    private record Chosen(
            String profile, String kind, String base, boolean isDiffBase, boolean isNormalized, JavaNames names) {}

    /** Profiles that are alike in all but how they tell of a base. */
    private static final class Made {
        private final Compared compared;
        private final Profile difference;
        private Profile sides;

        Made(Compared compared) {
            this.compared = compared;
            this.difference = compared.difference();
        }

        /** Nearly the same work as the difference, and only the flame graph asks for it. */
        synchronized Profile sides() {
            if (sides == null) sides = compared.isDiffBase() ? difference : compared.sides();
            return sides;
        }
    }

    Shown(OpenProfiles profiles, ViewQuery query) {
        this.profiles = profiles;
        this.query = query;
    }

    /** What is asked by the page with this name; of a difference nobody could tell whose mean it is. */
    Asked asked(String page, Map<String, String> params) {
        Made ready = made(chosen(params));
        Compared compared = ready.compared;
        var asked = query.view(page, values(params, compared.profile()), compared.sampleIndex());
        var view = compared.base() == null ? asked : asked.without(View.Option.MEAN);
        return new Asked(ready.difference, compared.base(), compared.isDiffBase(), ready::sides, view, params);
    }

    /** All of what is asked for, whatever a page leaves out of it; methods are called what they were recorded as. */
    Profile whole(Map<String, String> params) {
        Map<String, String> recorded = new HashMap<>(params);
        recorded.put("java", "recorded");
        return made(chosen(recorded)).difference;
    }

    /** The kinds of samples that there are to choose from. */
    List<String> kinds(Map<String, String> params) {
        return opened(params).kinds();
    }

    /** The kind that a page asks for. */
    String kind(Map<String, String> params) {
        String kind = params.getOrDefault(KIND, "");
        return opened(params).kind(kind.isEmpty() ? params.getOrDefault(VALUE, "") : kind);
    }

    private Opened opened(Map<String, String> params) {
        return profiles.find(params.getOrDefault("profile", "")).get();
    }

    /** By the name of a kind all of its values are meant, of which the profile shows its own choice. */
    private Map<String, String> values(Map<String, String> params, Profile profile) {
        String value = params.getOrDefault(VALUE, "");
        List<String> kinds = kinds(params);
        if (kinds.isEmpty()) return params;
        if (!JfrFile.isKind(value, profile)) {
            check(value, profile, kinds);
            return params;
        }
        Map<String, String> usual = new HashMap<>(params);
        usual.remove(VALUE);
        return usual;
    }

    private static void check(String value, Profile profile, List<String> kinds) {
        try {
            SampleIndex.find(profile, value);
        } catch (ReportError e) {
            throw new BadQuery(
                    e.getMessage() + "; the recording has samples of these kinds too: " + String.join(", ", kinds));
        }
    }

    private Chosen chosen(Map<String, String> params) {
        String base = params.getOrDefault("base", "");
        String diffBase = params.getOrDefault("diff_base", "");
        if (!base.isEmpty() && !diffBase.isEmpty()) {
            throw new BadQuery("base and diff_base exclude each other: give one of them");
        }
        if (isAnother(base + diffBase)) profiles.find(base + diffBase);
        return new Chosen(
                params.getOrDefault("profile", ""),
                kind(params),
                base + diffBase,
                !diffBase.isEmpty(),
                query.isNormalized(params),
                names(params.getOrDefault("java", "")));
    }

    private JavaNames names(String how) {
        if (how.isEmpty()) return query.names();
        if (how.equals("recorded")) return null;
        return Arrays.stream(JavaNames.values())
                .filter(names -> names.name().toLowerCase(Locale.ROOT).equals(how))
                .findFirst()
                .orElseThrow(() -> new BadQuery("java: '" + how + "' is none of short, full, jvm, recorded: give one"));
    }

    private synchronized Made made(Chosen chosen) {
        var kept = made.get(chosen);
        Made ready = kept == null ? null : kept.get();
        if (ready == null) {
            ready = make(chosen);
            made.put(chosen, new SoftReference<>(ready));
            made.values().removeIf(gone -> gone.get() == null);
        }
        made.keySet().removeIf(this::isClosed);
        return ready;
    }

    private boolean isClosed(Chosen chosen) {
        return !profiles.has(chosen.profile()) || isAnother(chosen.base()) && !profiles.has(chosen.base());
    }

    /** Whether what stands in place of a base is one that was opened, and not what the command says. */
    private static boolean isAnother(String base) {
        return !base.isEmpty() && !base.equals(NOTHING);
    }

    private Compared compared(Chosen chosen) {
        Compared own = profiles.find(chosen.profile()).get().of(chosen.kind());
        if (chosen.base().equals(NOTHING)) return own.alone();
        if (!isAnother(chosen.base())) return own;
        Opened base = profiles.find(chosen.base()).get();
        return own.with(base.of(base.kind(chosen.kind())), chosen.isDiffBase());
    }

    private Made make(Chosen chosen) {
        Compared compared = compared(chosen);
        try {
            Compared named = compared.named(chosen.names());
            return new Made(chosen.isNormalized() ? named.normalized() : named);
        } catch (IncompatibleProfiles e) {
            throw new BadQuery("these two do not go together: " + why(compared, e) + "; choose two of one kind");
        }
    }

    private static String why(Compared compared, IncompatibleProfiles e) {
        String one = measured(compared.profile());
        String other = measured(compared.base());
        return one.equals(other) ? e.getMessage() : "the one measures " + one + ", the other " + other;
    }

    private static String measured(Profile profile) {
        return profile.sampleTypes().stream()
                .map(type -> type.type() + (type.unit().equals("count") ? "" : " in " + type.unit()))
                .collect(Collectors.joining(" and "));
    }
}
