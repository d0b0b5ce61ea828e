package dev.flamelab.compare;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.flamelab.pprof.Profile;

/**
 * An anchor with what it measured when the dump was recorded.
 *
 * @param share percent of the dump's application samples, to one decimal
 * @param samples application samples of the dump
 */
public record RecordedAnchor(String name, String pattern, double share, long samples, double floor) {
    public RecordedAnchor {
        new Anchor(name, pattern, floor); // holds it to the same rules
    }

    /** The anchor as it is in this profile. */
    public static RecordedAnchor measure(Anchor anchor, Profile profile) {
        var samples = ApplicationSamples.of(profile);
        double share = Math.round(samples.percentOf(anchor) * 10) / 10.0;
        return new RecordedAnchor(anchor.name(), anchor.pattern(), share, samples.count(), anchor.floor());
    }

    @JsonIgnore
    public Anchor anchor() {
        return new Anchor(name, pattern, floor);
    }
}
