package dev.flamelab.report;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDiff;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * What every report starts from: the samples that are left after filtering, which of their values counts, and the sum
 * that shares are shares of.
 */
final class Subject {
    private final Profile profile;
    private final View view;
    private final int valueIndex;
    private final LabelUnits labelUnits;
    private final Regex wanted;
    private final Filtering left;
    private final long total;
    private final List<String> warnings = new ArrayList<>();

    private Subject(Profile profile, View view, String wanted) {
        this.profile = profile;
        this.view = view;
        this.labelUnits = LabelUnits.of(profile.samples());
        warnings.addAll(labelUnits.warnings());
        // Labels become frames before anything else is looked at.
        for (Filter.By by : LabelFrames.unmatched(profile.samples(), view.filter())) {
            warnings.add(by.matchedNothing());
        }
        boolean relative = view.has(View.Option.RELATIVE_PERCENTAGES);
        try {
            // What pprof complains of first depends on what it needs first.
            Filtering early = relative ? filtered() : null;
            this.valueIndex = SampleIndex.find(profile, view.sampleIndex());
            this.wanted = wanted == null ? null : Regex.argument(wanted);
            this.left = relative ? early : filtered();
        } catch (ReportError e) {
            throw e.after(warnings);
        }
        this.total = relative ? sumOfLeft() : sum(profile.samples());
    }

    static Subject of(Profile profile, View view) {
        return new Subject(profile, view, null);
    }

    /**
     * The same, for a report on some of the functions.
     *
     * @param wanted the expression that they match
     */
    static Subject of(Profile profile, View view, String wanted) {
        return new Subject(profile, view, wanted);
    }

    private Filtering filtered() {
        var filtered = Filtering.of(profile, view, labelUnits);
        warnings.addAll(filtered.warnings());
        return filtered;
    }

    Profile profile() {
        return profile;
    }

    View view() {
        return view;
    }

    /** What the filter leaves; stacks that it cuts are cut anew whenever they are asked for. */
    List<Sample> samples() {
        return left;
    }

    /** How many samples the filter leaves. */
    int size() {
        return left.size();
    }

    /** Fills in what is left of the stack of one of those samples: numbers of {@link #locations}. */
    void fill(Frames stack, int sample) {
        left.fill(stack, sample);
    }

    /** One of those samples as it was, with its values and labels, before anything was cut. */
    Sample whole(int sample) {
        return left.whole(sample);
    }

    /** What the filter leaves of that sample's labels. */
    List<Label> labels(int sample) {
        return left.labels(sample);
    }

    /** Hands out each of those samples that has a value. */
    void forEach(Measured each) {
        var stack = new Frames();
        for (int i = 0; i < left.size(); i++) {
            Sample whole = left.whole(i);
            long value = value(whole);
            long divisor = divisor(whole);
            if (value != 0 || divisor != 0) {
                left.fill(stack, i);
                each.take(stack, i, value, divisor);
            }
        }
    }

    /** Takes samples in bare numbers. */
    interface Measured {
        /**
         * Takes one.
         *
         * @param stack numbers of {@link #locations}, at least one
         * @param sample the number of the sample
         */
        void take(Frames stack, int sample, long value, long divisor);
    }

    /**
     * Every place of the profile as the filter left it: places that no sample passes any more as well, and last those
     * that labels were made into.
     */
    List<Location> locations() {
        return left.places();
    }

    long value(Sample sample) {
        return sample.value(valueIndex);
    }

    /** What the value is divided by when means are asked for, else 0. */
    long divisor(Sample sample) {
        return view.has(View.Option.MEAN) ? sample.value(0) : 0;
    }

    int valueIndex() {
        return valueIndex;
    }

    /** The sum over all samples, or over those of the base when the profile is a difference. */
    long total() {
        return total;
    }

    ValueType type() {
        return profile.sampleTypes().get(valueIndex);
    }

    /** As the head of a report calls the values. */
    String typeName() {
        return (view.has(View.Option.MEAN) ? "mean_" : "") + type().type();
    }

    /** What the functions match that the report is about; null when it is about all of them. */
    Regex wanted() {
        return wanted;
    }

    LabelUnits labelUnits() {
        return labelUnits;
    }

    /** For the person who asked, beside the report. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** How values are printed when each one may have its own unit. */
    ValueFormat format() {
        return new ValueFormat(type().unit(), view.unit(), 1 / view.divideBy());
    }

    private long sum(List<Sample> samples) {
        var total = new Total();
        for (Sample sample : samples) {
            total.add(sample, sample.labels());
        }
        return total.told();
    }

    private long sumOfLeft() {
        var total = new Total();
        for (int i = 0; i < left.size(); i++) {
            total.add(left.whole(i), left.labels(i));
        }
        return total.told();
    }

    /** Adds samples up, and beside that those of the base, which count alone where there are any. */
    private final class Total {
        private long sum;
        private long divisor;
        private long baseSum;
        private long baseDivisor;

        void add(Sample sample, List<Label> labels) {
            long value = Math.abs(value(sample));
            sum += value;
            divisor += divisor(sample);
            if (labels.contains(ProfileDiff.OF_BASE)) {
                baseSum += value;
                baseDivisor += divisor(sample);
            }
        }

        long told() {
            return baseSum > 0 ? mean(baseSum, baseDivisor) : mean(sum, divisor);
        }
    }

    /** A sum as a mean, unless there is nothing to divide by. */
    static long mean(long sum, long divisor) {
        return divisor == 0 ? sum : sum / divisor;
    }
}
