package dev.flamelab.pprof;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules that make a profile valid, for profiles made in memory; {@link ProfileReader} holds files to them and to
 * those that concern numbers of things, which exist only in files.
 */
public final class ProfileCheck {
    private final Set<Mapping> mappings;
    // Nearly always the same object as for the place before.
    private Mapping known;
    private List<Location> table = List.of();
    // Of the table, those that were looked at.
    private BitSet checked = new BitSet();

    private ProfileCheck(Profile profile) {
        mappings = new HashSet<>(profile.mappings());
    }

    /**
     * Returns the same profile when it keeps every rule.
     *
     * @throws MalformedProfile when it breaks one, which is named
     */
    public static Profile check(Profile profile) throws MalformedProfile {
        int types = profile.sampleTypes().size();
        var check = new ProfileCheck(profile);
        for (Sample sample : profile.samples()) {
            checkWidth(sample.width(), types);
            check.stack(sample.stack());
        }
        return profile;
    }

    private void stack(List<Location> stack) throws MalformedProfile {
        if (!(stack instanceof NumberedStack numbered)) {
            for (Location location : stack) {
                mapping(location.mapping());
            }
            return;
        }
        if (numbered.table() != table) {
            table = numbered.table();
            checked = new BitSet();
        }
        for (int i = 0; i < stack.size(); i++) {
            int place = numbered.number(i);
            if (!checked.get(place)) {
                mapping(table.get(place).mapping());
                checked.set(place);
            }
        }
    }

    private void mapping(Mapping mapping) throws MalformedProfile {
        if (mapping != known && mapping != null && !mappings.contains(mapping)) {
            throw MalformedProfile.rule("location has a mapping that the profile does not list: " + mapping.file());
        }
        known = mapping;
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
