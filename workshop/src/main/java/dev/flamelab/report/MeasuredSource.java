package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Map<Long, Values> values = new HashMap<>();
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

    private record Values(long flat, long cum) {
        Values plus(Values more) {
            return new Values(flat + more.flat, cum + more.cum);
        }
    }

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
        source.measure(subject.wanted(), number(regex));
        source.wanted.forEach(source::place);
        return source.files.values();
    }

    private void measure(Regex regex, Long address) {
        List<Location> places = subject.locations();
        long[] addresses = new long[places.size()];
        long[] flat = new long[places.size()];
        long[] cum = new long[places.size()];
        var stack = new Frames();
        for (int i = 0; i < subject.size(); i++) {
            Sample sample = subject.whole(i);
            long value = Subject.mean(subject.value(sample), subject.divisor(sample));
            subject.fill(stack, i);
            for (int depth = stack.size() - 1; depth >= 0; depth--) {
                int place = stack.number(depth);
                if (addresses[place] == 0) {
                    addresses[place] = address(places.get(place));
                    look(places.get(place), addresses[place], regex, address);
                }
                cum[place] += value;
            }
            flat[stack.number(0)] += value;
        }
        for (int place = 0; place < addresses.length; place++) {
            values.merge(addresses[place], new Values(flat[place], cum[place]), Values::plus);
        }
    }

    private long address(Location location) {
        return location.address() != 0 ? location.address() : next++;
    }

    /** Remembers a place and its functions if a person wants to see them. */
    private void look(Location location, long here, Regex regex, Long address) {
        List<Line> lines = location.lines();
        lines.stream()
                .map(Line::function)
                .filter(function -> !function.systemName().isEmpty())
                .forEach(function -> names.put(function.systemName(), function.name()));
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
        Values sums = values.get(address);
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
                                new Spot(address, sums.flat(), sums.cum(), inlined));
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
