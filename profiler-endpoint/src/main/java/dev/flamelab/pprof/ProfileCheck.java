package dev.flamelab.pprof;

import java.util.HashSet;

/**
 * The rules that make a profile valid, for profiles made in memory; {@link ProfileReader} holds files to them and to
 * those that concern numbers of things, which exist only in files.
 */
public final class ProfileCheck {
    private ProfileCheck() {}

    /** Returns the same profile when it keeps every rule. */
    public static Profile check(Profile profile) throws MalformedProfile {
        int types = profile.sampleTypes().size();
        var mappings = new HashSet<>(profile.mappings());
        // Nearly always the same object as for the place before.
        Mapping known = null;
        for (Sample sample : profile.samples()) {
            checkWidth(sample.width(), types);
            for (Location location : sample.stack()) {
                Mapping mapping = location.mapping();
                if (mapping != known && mapping != null && !mappings.contains(mapping)) {
                    throw MalformedProfile.rule(
                            "location has a mapping that the profile does not list: " + mapping.file());
                }
                known = mapping;
            }
        }
        return profile;
    }

    static void checkWidth(int values, int types) throws MalformedProfile {
        if (types == 0) {
            throw MalformedProfile.rule("missing sample type information");
        }
        if (values != types) {
            throw MalformedProfile.rule("mismatch: sample has " + values + " values vs. " + types + " types");
        }
    }
}
