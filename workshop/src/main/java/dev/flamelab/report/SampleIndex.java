package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Finds which of the values of a profile's samples a person means. */
public final class SampleIndex {
    private SampleIndex() {}

    /** The index of the type with this name or number; an empty name asks for the profile's own default. */
    public static int find(Profile profile, String wanted) {
        List<String> types = new ArrayList<>();
        for (ValueType type : profile.sampleTypes()) {
            types.add(type.type());
        }
        if (types.isEmpty()) {
            throw ReportError.notThere("profile has no samples");
        }
        if (wanted.isEmpty()) {
            int chosen = types.indexOf(profile.defaultSampleType());
            return chosen >= 0 ? chosen : types.size() - 1;
        }
        if (wanted.matches("[+-]?[0-9]{1,9}")) {
            int index = Integer.parseInt(wanted);
            if (index < 0 || index >= types.size()) {
                throw new ReportError(
                        "sample_index " + wanted + " is outside the range [0.." + (types.size() - 1) + "]");
            }
            return index;
        }
        String bare = wanted.startsWith("inuse_") ? wanted.substring("inuse_".length()) : wanted;
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).equals(wanted) || types.get(i).equals(bare)) {
                return i;
            }
        }
        throw new ReportError("sample_index \"" + wanted + "\" must be one of: [" + String.join(" ", types) + "]");
    }
}
