package dev.flamelab.compare;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Judges whether two profiles show the same bottleneck: the share of each anchor must be the same, as far as chance lets
 * one tell. Whole profiles are never compared: two runs of one program differ more in everything else than a fix
 * changes them.
 *
 * <p>Both shares are drawn by chance: of {@code n} application samples a share {@code p} has the binomial variance
 * {@code p(1-p)/n}, and the variance of a difference is the sum of both. So two dumps of one program lie within four
 * standard errors, {@code 4 * sqrt(p1(1-p1)/n1 + p2(1-p2)/n2)}, in all but six of 100,000 pairs. What else a machine does
 * moves a share by a few points, however many samples there are: less than five are never held against a dump.
 */
public final class SameBottleneck {
    private static final double LEAST_TOLERANCE = 5;
    private static final double STANDARD_ERRORS = 4;

    private SameBottleneck() {}

    public static Comparison judge(Profile mine, Profile reference, List<Anchor> anchors) {
        checkSameKind(mine, reference);
        if (anchors.isEmpty()) {
            throw new CompareError("there is nothing to compare by: the story has no anchors");
        }
        var here = ApplicationSamples.of(mine);
        var there = ApplicationSamples.of(reference);
        List<Comparison.Share> shares =
                anchors.stream().map(anchor -> share(anchor, here, there)).toList();
        return new Comparison(verdict(shares), shares);
    }

    /** How far apart, in points, two shares may be, each in percent of so many samples. */
    static double tolerance(double here, long samplesHere, double there, long samplesThere) {
        double error = Math.sqrt(variance(here, samplesHere) + variance(there, samplesThere));
        return Math.max(LEAST_TOLERANCE, STANDARD_ERRORS * error);
    }

    /** A share of what was subtracted from another dump may lie beyond 0 and 100, where chance has no say. */
    private static double variance(double percent, long samples) {
        return Math.max(0, percent * (100 - percent)) / Math.max(1, samples);
    }

    private static Comparison.Share share(Anchor anchor, ApplicationSamples here, ApplicationSamples there) {
        double mine = here.percentOf(anchor);
        double reference = there.percentOf(anchor);
        long samplesHere = here.observed(anchor.value());
        long samplesThere = there.observed(anchor.value());
        double tolerance = tolerance(mine, samplesHere, reference, samplesThere);
        return new Comparison.Share(anchor, mine, reference, tolerance, samplesHere, samplesThere);
    }

    private static Verdict verdict(List<Comparison.Share> shares) {
        for (Comparison.Share share : shares) {
            Verdict verdict = verdict(share);
            if (!(verdict instanceof Verdict.Pass)) {
                return verdict;
            }
        }
        return new Verdict.Pass("this is the same bottleneck as in the reference");
    }

    private static Verdict verdict(Comparison.Share share) {
        String name = share.anchor().name();
        Evidence evidence = share.evidence();
        if (share.samplesHere() < evidence.least()) {
            return new Verdict.Inconclusive(
                    (share.samplesHere() == 0
                                    ? "there are no " + evidence.label()
                                    : "there are only " + share.samplesHere() + " " + evidence.label())
                            + ", and it takes " + evidence.least() + " to tell",
                    "capture for longer, and while the load runs");
        }
        if (share.samplesThere() < evidence.least()) {
            return new Verdict.Inconclusive(
                    "the reference has only " + share.samplesThere() + " " + evidence.label() + ", and it takes "
                            + evidence.least() + " to tell",
                    "compare with a longer one");
        }
        if (share.there() < share.anchor().floor()) {
            return new Verdict.Inconclusive(
                    "the reference itself does not show " + name + ": it has " + percent(share.there())
                            + " where at least " + percent(share.anchor().floor()) + " were to be expected",
                    "compare with another one");
        }
        if (share.isWithin()) {
            return new Verdict.Pass(name + " is there");
        }
        if (share.here() == 0) {
            return new Verdict.Fail(
                    "the bottleneck is not there: none of " + share.samplesHere() + " " + evidence.label() + " has "
                            + name + " on its stack",
                    "perhaps it is fixed already; if not, see that the load of the story ran during the capture");
        }
        if (evidence.varies()) {
            return new Verdict.Fail(
                    name + " has " + percent(share.here()) + " here, and at least "
                            + percent(share.anchor().floor()) + " were to be expected",
                    "see whether the load of the story had run for some time before the capture");
        }
        boolean less = share.here() < share.there();
        return new Verdict.Fail(
                name + " has " + percent(share.here()) + " here and " + percent(share.there())
                        + " in the reference, which is more than " + points(share.tolerance()) + " apart",
                less
                        ? "see what else the service did during the capture, or whether the fix is half done"
                        : "see whether all of the story's load ran during the capture");
    }

    private static void checkSameKind(Profile mine, Profile reference) {
        if (!mine.sampleTypes().equals(reference.sampleTypes())) {
            throw new CompareError("the two are of different kinds, one has " + types(mine) + " and the other "
                    + types(reference) + ": compare a dump with one of its own kind");
        }
    }

    static String types(Profile profile) {
        return profile.sampleTypes().stream().map(SameBottleneck::type).collect(Collectors.joining(", "));
    }

    private static String type(ValueType type) {
        return type.type() + "/" + type.unit();
    }

    private static String percent(double percent) {
        return String.format(Locale.ROOT, "%.1f%%", percent);
    }

    private static String points(double points) {
        return String.format(Locale.ROOT, "%.1f points", points);
    }
}
