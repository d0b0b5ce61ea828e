package dev.flamelab.compare;

import java.util.List;

/**
 * What was found when one's own dump was compared with a reference.
 *
 * @param samplesHere application samples of one's own dump
 * @param samplesThere application samples of the reference
 */
public record Comparison(Verdict verdict, List<Share> shares, long samplesHere, long samplesThere) {
    public Comparison {
        shares = List.copyOf(shares);
    }

    /**
     * An anchor's share of the application samples, in percent.
     *
     * @param tolerance how far apart the two may be, in points
     */
    public record Share(Anchor anchor, double here, double there, double tolerance) {
        /** Whether the two are as near to each other as they must be. */
        public boolean isWithin() {
            return Math.abs(here - there) <= tolerance;
        }
    }
}
