package dev.flamelab.endpoint;

import java.lang.StackWalker.StackFrame;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A profile of an application's own: how many of something there are, and where they come from.
 *
 * <pre>{@code
 * private static final Profiles OPEN_FILES = Profiles.register("example.com/open.files");
 *
 * OPEN_FILES.add(file);     // where it is opened
 * OPEN_FILES.remove(file);  // where it is closed
 * }</pre>
 *
 * <p>The endpoint that this library has started serves it under its name, with one sample per stack that added values
 * which have not been removed; the agent's, which is a copy of its own, does not. Values are told apart by identity and
 * are held until they are removed. Safe for use by any thread.
 */
public final class Profiles {
    /** What the endpoint serves by itself, and what clients ask for under Go's names. */
    private static final Set<String> BUILT_IN = Set.of(
            "allocs",
            "block",
            "cmdline",
            "fgprof",
            "goroutine",
            "heap",
            "mutex",
            "profile",
            "symbol",
            "threadcreate",
            "trace",
            "wall");

    /** What a URL carries as it is. A segment of dots alone would be resolved away before it is looked up. */
    private static final Pattern NAME = Pattern.compile("(?!\\.+(/|$))[\\w.~+:@-]+(/(?!\\.+(/|$))[\\w.~+:@-]+)*");

    /** As many frames as Go keeps. */
    private static final int DEPTH = 128;

    private static final StackWalker WALKER = StackWalker.getInstance();

    private static final Map<String, Profiles> ALL = new TreeMap<>();

    private final String name;
    private final Map<Object, Site> values = new IdentityHashMap<>();
    // Thousands of values come from a few places, so each stack is kept once.
    private final Map<List<StackTraceElement>, Site> sites = new HashMap<>();

    private Profiles(String name) {
        this.name = name;
    }

    /**
     * Makes a new profile, which lasts as long as this class.
     *
     * @param name its path below {@code /debug/pprof/}: letters, digits and {@code . _ ~ + : @ -}, with slashes between
     *     them. Put a domain before it, as in {@code example.com/open.files}, so that no two libraries take the same
     * @throws IllegalArgumentException when the name is taken or built in, or not of that form
     */
    public static Profiles register(String name) {
        require(!name.isEmpty(), "A profile needs a name.");
        require(
                NAME.matcher(name).matches(),
                "A profile's name has letters, digits and . _ ~ + : @ - with slashes between them, unlike '" + name
                        + "'.");
        require(!BUILT_IN.contains(name), "The profile " + name + " is built in: choose another name.");
        synchronized (ALL) {
            require(!ALL.containsKey(name), "There is a profile " + name + " already: choose another name.");
            var profile = new Profiles(name);
            ALL.put(name, profile);
            return profile;
        }
    }

    /** Those that there are now, by name. */
    static List<Profiles> all() {
        synchronized (ALL) {
            return List.copyOf(ALL.values());
        }
    }

    /** What it was registered as. */
    public String name() {
        return name;
    }

    /** How many values it has now. */
    public int count() {
        synchronized (values) {
            return values.size();
        }
    }

    /**
     * Adds a value with the stack that leads here.
     *
     * @param value held until it is removed
     * @throws IllegalStateException when it has been added before and not removed
     */
    public void add(Object value) {
        add(value, 0);
    }

    /**
     * Adds a value with a stack that begins further out: a library shows its callers where they called it.
     *
     * @param value held until it is removed
     * @param skip how many frames to leave out: 0 begins at the caller of this method, 1 at that one's caller
     * @throws IllegalStateException when the value has been added before and not removed
     */
    public void add(Object value, int skip) {
        require(value != null, "The profile " + name + " has no place for null: add a value.");
        require(skip >= 0, "skip must be at least 0, not " + skip + ".");
        List<StackTraceElement> stack = WALKER.walk(frames -> frames.dropWhile(Profiles::isOwn)
                .skip(skip)
                .limit(DEPTH)
                .map(StackFrame::toStackTraceElement)
                .toList());
        synchronized (values) {
            if (values.containsKey(value)) {
                throw new IllegalStateException(
                        "The profile " + name + " has this value already: remove it before it is added again.");
            }
            Site site = sites.computeIfAbsent(stack, Site::new);
            site.values++;
            values.put(value, site);
        }
    }

    /** Removes a value; does nothing when it is not there. */
    public void remove(Object value) {
        synchronized (values) {
            Site site = values.remove(value);
            if (site != null && --site.values == 0) {
                sites.remove(site.stack);
            }
        }
    }

    /** The stack of each value, leaf first. */
    Collection<StackTraceElement[]> stacks() {
        synchronized (values) {
            return values.values().stream().map(site -> site.frames).toList();
        }
    }

    private static boolean isOwn(StackFrame frame) {
        return frame.getClassName().equals(Profiles.class.getName());
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** Where values come from, and how many of them there are. */
    private static final class Site {
        private final List<StackTraceElement> stack;
        private final StackTraceElement[] frames;
        private int values;

        Site(List<StackTraceElement> stack) {
            this.stack = stack;
            this.frames = stack.toArray(StackTraceElement[]::new);
        }
    }
}
