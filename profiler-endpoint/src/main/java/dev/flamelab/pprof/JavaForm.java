package dev.flamelab.pprof;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap and contention texts of Java programs: attributes, samples of made-up addresses, and then their names. */
final class JavaForm {
    // Neither goes back, which on a long line could take forever.
    private static final Pattern ATTRIBUTE = Pattern.compile("(?<![\\w ])([\\w ]++)=([\\w ]++)");
    private static final Pattern SAMPLE = Pattern.compile("(?<!\\d)(\\d++) ++(\\d++) ++@ +([ x0-9a-f]*+)");
    private static final long HEAP_RATE = 512 * 1024;

    private final LegacyProfile profile;
    private final boolean isHeap;

    private JavaForm(boolean isHeap, MemoryBudget budget) {
        profile = new LegacyProfile(budget);
        this.isHeap = isHeap;
    }

    static Profile read(InputStream in, MemoryBudget budget) throws IOException {
        var lines = Lines.ofAnyLength(in, budget);
        lines.next();
        if (!lines.isTerminated()) {
            throw MalformedProfile.unrecognized();
        }
        boolean isHeap = lines.trimmed().equals("--- heapz 1 ---");
        if (!isHeap && !lines.trimmed().equals("--- contentionz 1 ---")) {
            throw MalformedProfile.unrecognized();
        }
        return new JavaForm(isHeap, budget).read(lines);
    }

    private Profile read(Lines lines) throws IOException {
        boolean any = lines.nextThatIsNotBlank();
        // A last line that is cut short may still tell a name, but neither an attribute nor a sample.
        while (any && lines.isTerminated() && readAttribute(lines.trimmed())) {
            any = lines.nextThatIsNotBlank();
        }
        while (any && lines.isTerminated() && readSample(lines.trimmed())) {
            any = lines.nextThatIsNotBlank();
        }
        return profile.withLines(lines);
    }

    private boolean readAttribute(String line) throws MalformedProfile {
        Matcher attribute = ATTRIBUTE.matcher(line);
        if (!attribute.find()) {
            return false;
        }
        String value = attribute.group(2).strip();
        try {
            switch ((isHeap ? "heap/" : "contention/") + attribute.group(1).strip()) {
                case "heap/format", "contention/format" -> {
                    if (!value.equals("java")) {
                        throw MalformedProfile.unrecognized();
                    }
                }
                case "heap/resolution" ->
                    profile.types(new ValueType("inuse_objects", "count"), new ValueType("inuse_space", value));
                case "contention/resolution" ->
                    profile.types(new ValueType("contentions", "count"), new ValueType("delay", value));
                case "contention/sampling period" ->
                    profile.period(LegacyNumbers.integer(value), new ValueType("contentions", "count"));
                case "contention/ms since reset" -> profile.durationMillis(LegacyNumbers.integer(value));
                default -> throw MalformedProfile.unrecognized();
            }
            return true;
        } catch (NumberFormatException e) {
            throw MalformedProfile.parsing("failed to parse attribute " + line + ": " + e.getMessage());
        }
    }

    private boolean readSample(String line) throws MalformedProfile {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.find()) {
            return false;
        }
        LongList addresses;
        try {
            addresses = LegacyNumbers.addresses(sample.group(3), profile.budget());
        } catch (NumberFormatException e) {
            throw MalformedProfile.parsing("malformed sample: " + line + ": " + e.getMessage());
        }
        try {
            // The other way round than in all other forms.
            add(addresses, LegacyNumbers.integer(sample.group(2)), LegacyNumbers.integer(sample.group(1)));
        } catch (NumberFormatException e) {
            throw MalformedProfile.parsing("parsing sample " + line + ": " + e.getMessage());
        }
        addresses.free();
        return true;
    }

    private void add(LongList addresses, long count, long amount) throws MalformedProfile {
        if (!isHeap) {
            long factor = profile.period() == 0 ? 1 : profile.period();
            profile.add(addresses, Integer.MAX_VALUE, new long[] {count * factor, amount * factor});
            return;
        }
        if (count == 0) {
            throw new NumberFormatException("second value must be non-zero");
        }
        long[] values = {count, amount};
        HeapSampling.scale(values, HEAP_RATE);
        profile.add(addresses, Integer.MAX_VALUE, values, Label.number("bytes", amount / count, ""));
    }
}
