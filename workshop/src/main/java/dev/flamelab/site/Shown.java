package dev.flamelab.site;

import dev.flamelab.pprof.IncompatibleProfiles;
import dev.flamelab.pprof.Profile;
import dev.flamelab.report.JavaNames;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Finds what a page asks about: which profile, compared with what, under which names. */
final class Shown {
    /** In place of a base: what the command compares its own profile with is left aside. */
    private static final String NOTHING = "none";

    private final OpenProfiles profiles;
    private final ViewQuery query;

    /** What took time to make is kept as long as there is memory for it. */
    private final Map<Chosen, SoftReference<Made>> made = new HashMap<>();

    /** What a page chooses, in the words of its address. */
    private record Chosen(String profile, String base, boolean isDiffBase, boolean isNormalized, JavaNames names) {}

    private record Made(Profile difference, Compared compared) {}

    Shown(OpenProfiles profiles, ViewQuery query) {
        this.profiles = profiles;
        this.query = query;
    }

    /** What is asked by the page with this name. */
    Asked asked(String page, Map<String, String> params) {
        Chosen chosen = chosen(params);
        Compared compared = profiles.find(chosen.profile()).get();
        var view = query.view(page, params, compared.sampleIndex());
        Made ready = made(chosen, compared);
        return new Asked(
                ready.difference(), ready.compared().base(), ready.compared().isDiffBase(), view, params);
    }

    /** All of what is asked for, whatever a page leaves out of it; methods are called what they were recorded as. */
    Profile whole(Map<String, String> params) {
        Map<String, String> recorded = new HashMap<>(params);
        recorded.put("java", "recorded");
        Chosen chosen = chosen(recorded);
        return made(chosen, profiles.find(chosen.profile()).get()).difference();
    }

    private Chosen chosen(Map<String, String> params) {
        String base = params.getOrDefault("base", "");
        String diffBase = params.getOrDefault("diff_base", "");
        if (!base.isEmpty() && !diffBase.isEmpty()) {
            throw new BadQuery("base and diff_base exclude each other: give one of them");
        }
        return new Chosen(
                params.getOrDefault("profile", ""),
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

    private synchronized Made made(Chosen chosen, Compared own) {
        var kept = made.get(chosen);
        Made ready = kept == null ? null : kept.get();
        if (ready == null) {
            ready = make(chosen, own);
            made.put(chosen, new SoftReference<>(ready));
            made.values().removeIf(gone -> gone.get() == null);
        }
        return ready;
    }

    private Compared compared(Chosen chosen, Compared own) {
        if (chosen.base().isEmpty()) return own;
        if (chosen.base().equals(NOTHING)) return own.alone();
        return own.with(profiles.find(chosen.base()).get(), chosen.isDiffBase());
    }

    private Made make(Chosen chosen, Compared own) {
        Compared compared = compared(chosen, own);
        try {
            Compared named = compared.named(chosen.names());
            return new Made(named.difference(chosen.isNormalized()), named);
        } catch (IncompatibleProfiles e) {
            throw new BadQuery("the profiles do not go together (" + e.getMessage() + "): choose some of one kind");
        }
    }
}
