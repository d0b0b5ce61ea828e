package dev.flamelab.compare;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.flamelab.pprof.Profile;

/**
 * An anchor with what it measured when the dump was recorded.
 *
 * @param value the sample type that it is measured by
 * @param share percent of what the application has of it, to one decimal
 * @param samples observations that this rests on
 */
public record RecordedAnchor(String name, String pattern, String value, double share, long samples, double floor) {
    public RecordedAnchor {
        new Anchor(name, pattern, value, floor); // holds it to the same rules
    }

    /** The anchor as it is in this profile. */
    public static RecordedAnchor measure(Anchor anchor, Profile profile) {
        var samples = ApplicationSamples.of(profile);
        double share = Math.round(samples.percentOf(anchor) * 10) / 10.0;
        return new RecordedAnchor(
                anchor.name(),
                anchor.pattern(),
                anchor.value(),
                share,
                samples.observed(anchor.value()),
                anchor.floor());
    }

    /**
     * Whether a dump of a cured service may have so much of it: next to nothing, or of what grows with the run less than
     * it takes to show, if there are enough observations to tell.
     */
    @JsonIgnore
    public boolean isGone() {
        var evidence = Evidence.of(value);
        return evidence.varies() ? samples < evidence.least() || share < floor : share <= evidence.mostLeft();
    }

    @JsonIgnore
    public Anchor anchor() {
        return new Anchor(name, pattern, value, floor);
    }
}
