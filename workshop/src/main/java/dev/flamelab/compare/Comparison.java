package dev.flamelab.compare;

import java.util.List;

/** What was found when one's own dump was compared with a reference. */
public record Comparison(Verdict verdict, List<Share> shares) {
    public Comparison {
        shares = List.copyOf(shares);
    }

    /**
     * An anchor's share of what the application has, in percent.
     *
     * @param tolerance how far apart the two may be, in points; without a meaning where only the floor is asked for
     * @param samplesHere observations that the share of one's own dump rests on
     * @param samplesThere those of the reference
     */
    public record Share(
            Anchor anchor, double here, double there, double tolerance, long samplesHere, long samplesThere) {
        /** Whether the two are as near to each other as they must be. */
        public boolean isWithin() {
            return evidence().varies() ? here >= anchor.floor() : Math.abs(here - there) <= tolerance;
        }

        /** What the shares rest on. */
        public Evidence evidence() {
            return Evidence.of(anchor.value());
        }
    }

    /** Observations of one's own dump that the first share rests on. */
    public long samplesHere() {
        return shares.get(0).samplesHere();
    }

    /** Those of the reference. */
    public long samplesThere() {
        return shares.get(0).samplesThere();
    }
}
