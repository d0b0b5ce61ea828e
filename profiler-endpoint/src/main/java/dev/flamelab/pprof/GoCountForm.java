package dev.flamelab.pprof;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Go's text of stacks with a count each, such as {@code goroutine?debug=1}. */
final class GoCountForm {
    private static final Pattern HEAD = Pattern.compile("(\\S+) profile: total \\d+");
    private static final Pattern SAMPLE = Pattern.compile("(\\d+) @( 0x[ x0-9a-f]*)");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]+");

    private GoCountForm() {}

    static Profile read(InputStream in, MemoryBudget budget) throws IOException {
        var lines = Lines.of(in, budget);
        lines.nextThatSays();
        Matcher head = HEAD.matcher(lines.text());
        if (!head.matches()) {
            throw MalformedProfile.unrecognized();
        }
        var profile = new LegacyProfile(budget);
        var type = new ValueType(head.group(1), "count");
        profile.types(type);
        profile.period(1, type);
        while (lines.nextThatSays() && !lines.text().startsWith("---")) {
            Matcher sample = SAMPLE.matcher(lines.text());
            if (!sample.matches() || !areAddresses(sample.group(2))) {
                throw malformed();
            }
            try {
                long[] count = {LegacyNumbers.integer(sample.group(1))};
                LongList addresses = LegacyNumbers.addresses(sample.group(2), budget);
                profile.add(addresses, 0, count);
                addresses.free();
            } catch (NumberFormatException e) {
                throw malformed();
            }
        }
        return profile.withMap(MemoryMap.after(lines, budget));
    }

    private static boolean areAddresses(String afterBlanks) {
        return Stream.of(afterBlanks.substring(1).split(" ", -1))
                .allMatch(text -> ADDRESS.matcher(text).matches());
    }

    private static MalformedProfile malformed() {
        return MalformedProfile.parsing("malformed profile format");
    }
}
