package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDiff;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a flame graph is drawn from: stacks added up from the root on, in flat arrays. Node 0 is the root, a node is
 * followed by all that it calls, and of what it calls the heaviest comes first:
 *
 * <pre>{@code
 * FlameTree tree = FlameTree.of(profile, null, View.STANDARD.withGranularity(Granularity.FILE_FUNCTIONS));
 * }</pre>
 *
 * <p>Of a difference, what was measured before is kept beside what is measured now: a function that is no longer called
 * has its node too.
 */
public final class FlameTree {
    /** Doubles, and so the numbers of a web page, are exact up to here. */
    private static final long EXACT = 1L << 53;

    private final Subject subject;
    private final StackTrie trie;
    private final FlameNames names;
    /** The nodes in the order in which they are told. */
    private final int[] order;
    /** Where in that order each node is. */
    private final int[] places;

    private final long total;
    private final long baseTotal;
    private final boolean isDifference;
    private final String leftOut;
    private final List<String> warnings;

    /**
     * What a frame says.
     *
     * @param text the function, with its line where lines are told apart
     * @param function as filters know it; the file where functions are not told apart
     * @param file empty when unknown, or where files are not told apart
     * @param packageName what it is coloured by
     * @param module the same, more coarsely
     */
    public record Name(String text, String function, String file, String packageName, String module) {}

    private FlameTree(Subject subject, boolean isDifference, TrieGrowth.Limit limit, List<String> notes) {
        this.subject = subject;
        var numbers = NodeNumbers.of(subject.locations(), subject.view().grouping());
        var growth = new TrieGrowth(subject, numbers, numbers.names().size(), limit);
        this.trie = growth.trie();
        this.names = new FlameNames(subject, numbers, trie);
        this.order = TrieOrder.of(trie, names, subject.view().has(View.Option.DROP_NEGATIVE));
        this.places = new int[trie.size()];
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
        }
        boolean relative = subject.view().has(View.Option.RELATIVE_PERCENTAGES);
        this.total = relative ? trie.total(0) : sum(subject, 1);
        this.baseTotal = relative ? trie.before(0) : sum(subject, -1);
        this.isDifference = isDifference || trie.hasBefore();
        this.warnings = new ArrayList<>(subject.warnings());
        warnings.addAll(notes);
        this.leftOut = growth.leftOut();
        if (!leftOut.isEmpty()) {
            warnings.add("Frames " + leftOut + " are left out: there are too many to draw. Focus on some to see more.");
        }
        if (Math.max(total, baseTotal) > EXACT) {
            warnings.add("Values beyond 2^53 are shown with their first 16 digits.");
        }
    }

    /**
     * The tree of all that the view's filter leaves.
     *
     * @param base what the profile is compared with, or null
     */
    public static FlameTree of(Profile profile, Profile base, View view) {
        return of(profile, base, view, TrieGrowth.DRAWN);
    }

    /** The tree of a profile in which what it is compared with is there too, as {@link ProfileDiff#diffBase} has it. */
    public static FlameTree ofBoth(Profile both, View view) {
        return of(both, true, view, TrieGrowth.DRAWN);
    }

    static FlameTree of(Profile profile, Profile base, View view, TrieGrowth.Limit limit) {
        return of(base == null ? profile : ProfileDiff.diffBase(profile, base), base != null, view, limit);
    }

    private static FlameTree of(Profile both, boolean isDifference, View view, TrieGrowth.Limit limit) {
        // Of a difference nobody could tell whose mean it is.
        boolean means = view.has(View.Option.MEAN)
                && both.samples().stream().noneMatch(sample -> sample.labels().contains(ProfileDiff.OF_BASE));
        List<String> notes = means
                ? List.of("Widths are sums, as means do not add up; every frame tells the mean of its events.")
                : view.has(View.Option.MEAN)
                        ? List.of("A difference has no means, as nobody could tell whose they are: these are sums.")
                        : List.of();
        View drawn = means ? view : view.without(View.Option.MEAN);
        return new FlameTree(Subject.of(both, drawn), isDifference, limit, notes);
    }

    private static long sum(Subject subject, int sign) {
        return subject.profile().samples().stream()
                .mapToLong(subject::value)
                .filter(value -> Long.signum(value) == sign)
                .map(Math::abs)
                .sum();
    }

    /** How many nodes there are. */
    public int size() {
        return order.length;
    }

    /** What calls a node; -1 for the root. */
    public int parent(int node) {
        int parent = trie.parent(order[node]);
        return parent < 0 ? parent : places[parent];
    }

    /** The index of a node's name. */
    public int name(int node) {
        return names.place(trie.name(order[node]));
    }

    /** What was measured in a node itself. */
    public long self(int node) {
        return trie.self(order[node]);
    }

    /** What was measured in a node and in all that it calls. */
    public long total(int node) {
        return trie.total(order[node]);
    }

    /** The same of what the profile is compared with; 0 when it is compared with nothing. */
    public long selfBefore(int node) {
        return trie.selfBefore(order[node]);
    }

    /** The total of what the profile is compared with; 0 when it is compared with nothing. */
    public long before(int node) {
        return trie.before(order[node]);
    }

    /** Whether it is known how many events the values are sums of. */
    public boolean hasMeans() {
        return trie.hasEvents();
    }

    /** In how many events it was that something was measured in a node itself. */
    public long selfEvents(int node) {
        return trie.selfEvents(order[node]);
    }

    /** The same of a node and all that it calls. */
    public long events(int node) {
        return trie.events(order[node]);
    }

    /** What events are called: the first type of the profile's values. */
    public String eventType() {
        return subject.profile().sampleTypes().get(0).type();
    }

    /** Whether a function was always inlined into its caller here. */
    public boolean isInlined(int node) {
        return trie.isInlined(order[node]);
    }

    /** What nodes are called. */
    public List<Name> names() {
        return Collections.unmodifiableList(names.used());
    }

    /** What shares are shares of: the sum over the profile before it was filtered, unless the view says otherwise. */
    public long total() {
        return total;
    }

    /** The same of what the profile is compared with. */
    public long baseTotal() {
        return baseTotal;
    }

    /** Whether there is something before. */
    public boolean isDifference() {
        return isDifference;
    }

    /** What the values count: {@code cpu}. */
    public String type() {
        return subject.typeName();
    }

    /** What the values are counted in: {@code nanoseconds}. */
    public String unit() {
        return subject.type().unit();
    }

    /** Which frames are left out, such as {@code below 0.005%}; empty when none are. */
    public String leftOut() {
        return leftOut;
    }

    /** For the person who asked, beside the picture. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
