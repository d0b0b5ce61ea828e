package dev.flamelab.site;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDiff;
import dev.flamelab.report.JavaNames;
import java.util.List;

/**
 * A profile, and what it is compared with, each as it is by itself.
 *
 * @param base null for nothing
 * @param isDiffBase whether samples of the base stay visible in the difference, rather than being taken off
 */
public record Compared(Profile profile, Profile base, boolean isDiffBase) {
    /** The same with Java methods named in this way, those of both alike. */
    Compared named(JavaNames names) {
        if (base == null) return new Compared(names.of(profile), null, isDiffBase);
        List<Profile> both = names.of(List.of(profile, base));
        return new Compared(both.get(0), both.get(1), isDiffBase);
    }

    /** The same with the profile scaled to the total of its base. */
    Compared normalized() {
        return base == null ? this : new Compared(ProfileDiff.normalize(profile, base), base, isDiffBase);
    }

    /** What is left of the profile. */
    Profile difference() {
        if (base == null) return profile;
        return isDiffBase ? ProfileDiff.diffBase(profile, base) : ProfileDiff.base(profile, base);
    }
}
