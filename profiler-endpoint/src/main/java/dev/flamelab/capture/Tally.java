package dev.flamelab.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was measured at each site: of one chunk, of a capture, which is the sum of its chunks, or since the start. Not
 * safe for use by several threads.
 */
final class Tally {
    /** Takes what was measured at one site. */
    interface Reader {
        void site(Site site, long count, long amount);
    }

    /** No program is understood from more. */
    private static final int MOST_SITES = 200_000;

    /** The part of the heap that one tally may take. */
    private static final int SHARE = 32;

    private static final int BYTES_OF_SITE = 200;
    private static final int BYTES_OF_FRAME = 4;

    // A sample may stand for a part of an object, so the sums are whole numbers only when they are read.
    // Sites that were met together stay together: like stacks next to each other are written and compressed quickly.
    private final Map<Site, double[]> sums = new LinkedHashMap<>();
    private final Set<String> remarks = new TreeSet<>();
    private final Frames frames;
    private final int mostSites;
    private final long mostBytes;
    private long bytes;
    private boolean full;
    private long period;
    private long nanos;

    /** @param frames those that the stacks are made of */
    Tally(Frames frames) {
        this(frames, MOST_SITES, Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** @param mostBytes about how much memory its sites may take */
    Tally(Frames frames, int mostSites, long mostBytes) {
        this.frames = frames;
        this.mostSites = mostSites;
        this.mostBytes = mostBytes;
    }

    /**
     * Adds samples of one site.
     *
     * @param count how many they stand for
     * @param amount what they stand for, in the unit of their kind: nanoseconds for CPU
     */
    void add(Site site, double count, double amount) {
        double[] sum = sums.get(site);
        if (sum == null) {
            sum = sums.computeIfAbsent(placeFor(site), key -> new double[2]);
        }
        sum[0] += count;
        sum[1] += amount;
    }

    private Site placeFor(Site site) {
        long size = BYTES_OF_SITE + (long) BYTES_OF_FRAME * site.stack().size();
        if (!full && sums.size() < mostSites && bytes + size <= mostBytes) {
            bytes += size;
            return site;
        }
        if (!full) {
            full = true;
            remark("More than " + sums.size() + " different stacks: those that came later stand as [other stacks].");
        }
        return Site.of(frames.others());
    }

    void addAll(Tally other) {
        other.sums.forEach((site, sum) -> add(site, sum[0], sum[1]));
        remarks.addAll(other.remarks);
        period = Math.max(period, other.period);
        nanos += other.nanos;
    }

    /** Notes something that a reader of the profile should know; said once however often it is noted. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    /**
     * Notes how it was measured.
     *
     * @param newPeriod the distance between two samples, in the unit of the amounts
     * @param newNanos how long it was looked at; 0 for what counts since the start
     */
    void measured(long newPeriod, long newNanos) {
        period = newPeriod;
        nanos = newNanos;
    }

    /** Hands over every site. */
    void forEach(Reader reader) {
        sums.forEach((site, sum) -> reader.site(site, count(sum), (long) sum[1]));
    }

    boolean has(Site site) {
        return sums.containsKey(site);
    }

    /** How many samples there are of the site. */
    long count(Site site) {
        double[] sum = sums.get(site);
        return sum == null ? 0 : count(sum);
    }

    /** A part of an object is one all the same: readers do not take an amount of nothing. */
    private static long count(double[] sum) {
        return sum[1] >= 1 ? Math.max(1, (long) sum[0]) : (long) sum[0];
    }

    /** What the samples of the site stand for. */
    long amount(Site site) {
        double[] sum = sums.get(site);
        return sum == null ? 0 : (long) sum[1];
    }

    /** How many sites there are. */
    int size() {
        return sums.size();
    }

    Frames frames() {
        return frames;
    }

    Set<String> remarks() {
        return remarks;
    }

    long period() {
        return period;
    }

    long nanos() {
        return nanos;
    }
}
