package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The addresses that samples pass in functions that match, by file and line. A place without an address is given one of
 * its own, so that a JVM's profile can be looked at in the same way. A value counts as often as its stack passes an
 * address: recursion counts twice, unlike in a graph.
 */
final class MeasuredSource {
    /** In front of the paths of a program that was built in a sandbox. */
    private static final String CURRENT = "/proc/self/cwd/";

    private final Subject subject;
    private final Map<Location, Long> invented = new IdentityHashMap<>();
    private final Map<Long, long[]> values = new HashMap<>();
    private final Map<Long, Location> wanted = new TreeMap<>();
    private final Set<String> functions = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, MeasuredFile> files = new TreeMap<>();
    private long next;

    /** A call that was inlined into another. */
    record Call(String file, long line) {}

    /**
     * An address in a line, with what was measured there.
     *
     * @param inlined the calls inlined in that line that lead to the address, outermost first
     */
    record Spot(long address, long flat, long cum, List<Call> inlined) {}

    private MeasuredSource(Subject subject) {
        this.subject = subject;
        this.next = 1;
        subject.profile().mappings().forEach(mapping -> {
            if (Long.compareUnsigned(next, mapping.limit()) < 0) {
                next = mapping.limit();
            }
        });
    }

    /** The files with functions that match by name, by file or by program, in the order of their names. */
    static Collection<MeasuredFile> of(Subject subject, String regex) {
        var source = new MeasuredSource(subject);
        source.measure(Regex.argument(regex), number(regex));
        source.wanted.forEach(source::place);
        return source.files.values();
    }

    private void measure(Regex regex, Long address) {
        Set<Location> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Sample sample : subject.samples()) {
            long value = Subject.mean(subject.value(sample), subject.divisor(sample));
            List<Location> stack = sample.stack();
            for (int i = stack.size() - 1; i >= 0; i--) {
                long here = address(stack.get(i));
                long[] sums = values.computeIfAbsent(here, added -> new long[2]);
                sums[1] += value;
                if (i == 0) {
                    sums[0] += value;
                }
                if (seen.add(stack.get(i))) {
                    look(stack.get(i), here, regex, address);
                }
            }
        }
    }

    private long address(Location location) {
        return location.address() != 0 ? location.address() : invented.computeIfAbsent(location, added -> next++);
    }

    /** Remembers a place and its functions if a person wants to see them. */
    private void look(Location location, long here, Regex regex, Long address) {
        List<Line> lines = location.lines();
        lines.forEach(
                line -> names.put(line.function().systemName(), line.function().name()));
        if (address != null && address == here) {
            if (!lines.isEmpty()) {
                want(location, here, lines.get(lines.size() - 1));
            }
            return;
        }
        boolean program =
                location.mapping() != null && regex.finds(location.mapping().file());
        for (int i = 0; i < lines.size(); i++) {
            if ((i == 0 && program) || matches(regex, lines.get(i))) {
                want(location, here, lines.get(i));
            }
        }
    }

    private static boolean matches(Regex regex, Line line) {
        return regex.finds(line.function().name())
                || regex.finds(line.function().systemName())
                || regex.finds(line.function().file());
    }

    private void want(Location location, long here, Line line) {
        functions.add(line.function().name());
        functions.add(line.function().systemName());
        wanted.putIfAbsent(here, location);
    }

    /** Puts an address into every line of a wanted function that it belongs to. */
    private void place(long address, Location location) {
        long[] sums = values.get(address);
        List<Line> lines = location.lines();
        for (int i = 0; i < lines.size(); i++) {
            String function = lines.get(i).function().name();
            if (functions.contains(function)) {
                List<Call> inlined = new ArrayList<>();
                for (int j = i - 1; j >= 0; j--) {
                    inlined.add(new Call(
                            lines.get(j).function().file(), lines.get(j).line()));
                }
                files.computeIfAbsent(canonical(lines.get(i).function().file()), MeasuredFile::new)
                        .add(
                                lines.get(i).line(),
                                names.getOrDefault(function, function),
                                new Spot(address, sums[0], sums[1], inlined));
            }
        }
    }

    private static String canonical(String file) {
        String relative = file.startsWith(CURRENT) ? file.substring(CURRENT.length()) : file;
        return Paths.clean(relative);
    }

    /** The address that a person typed in place of a regular expression, or null. */
    private static Long number(String text) {
        try {
            if (text.startsWith("0x")) {
                return Long.parseUnsignedLong(text, 2, text.length(), 16);
            }
            return text.startsWith("+") ? null : Long.valueOf(Long.parseUnsignedLong(text));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
