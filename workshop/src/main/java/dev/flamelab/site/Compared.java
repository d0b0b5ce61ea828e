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
 * @param sampleIndex the values to show when a page does not say which; empty for the profile's own choice
 */
public record Compared(Profile profile, Profile base, boolean isDiffBase, String sampleIndex) implements Opened {
    @Override
    public List<String> kinds() {
        return List.of();
    }

    @Override
    public String kind(String named) {
        return "";
    }

    @Override
    public Compared of(String kind) {
        return this;
    }

    @Override
    public void close() {}

    /** The same compared with nothing. */
    Compared alone() {
        return new Compared(profile, null, isDiffBase, sampleIndex);
    }

    /** The same compared with something else. */
    Compared with(Compared other, boolean isDiff) {
        return new Compared(profile, other.profile(), isDiff, sampleIndex);
    }

    /** The same with Java methods named in this way, those of both alike; null for as they are. */
    Compared named(JavaNames names) {
        if (names == null) return this;
        if (base == null) return new Compared(names.of(profile), null, isDiffBase, sampleIndex);
        List<Profile> both = names.of(List.of(profile, base));
        return new Compared(both.get(0), both.get(1), isDiffBase, sampleIndex);
    }

    /** The same with the profile scaled so that it sums to what the base sums to. */
    Compared normalized() {
        if (base == null) return this;
        return new Compared(ProfileDiff.normalize(profile, base), base, isDiffBase, sampleIndex);
    }

    /** What is left of the profile when the base is taken off. */
    Profile difference() {
        if (base == null) return profile;
        return isDiffBase ? sides() : ProfileDiff.base(profile, base);
    }

    /** The profile and the base, negative and labelled: nothing is taken off. */
    Profile sides() {
        return base == null ? profile : ProfileDiff.diffBase(profile, base);
    }
}
