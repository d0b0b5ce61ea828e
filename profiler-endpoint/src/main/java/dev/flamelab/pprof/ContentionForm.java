package dev.flamelab.pprof;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of waits for locks, of gperftools and of Go: {@code mutex?debug=1} and {@code block?debug=1}. */
final class ContentionForm {
    private static final List<String> HEADS = List.of("--- contentionz ", "--- mutex:", "--- contention:");
    // Where there is but one number its last digit is the second. Goes back no further, which could take forever.
    private static final Pattern SAMPLE = Pattern.compile("(?<!\\d)(?:(\\d++) *+(\\d++)|(\\d+)(\\d)) @([ x0-9a-f]*+)");

    private final LegacyProfile profile;
    private long period = 1;
    private long cyclesPerSecond;

    private ContentionForm(MemoryBudget budget) {
        profile = new LegacyProfile(budget);
    }

    static Profile read(InputStream in, MemoryBudget budget) throws IOException {
        var lines = Lines.of(in, budget);
        lines.next();
        if (HEADS.stream().noneMatch(lines.text()::startsWith)) {
            throw MalformedProfile.unrecognized();
        }
        return new ContentionForm(budget).read(lines);
    }

    private Profile read(Lines lines) throws IOException {
        boolean any = lines.nextThatSays();
        while (any && !lines.trimmed().startsWith("---") && lines.text().contains("=")) {
            readAttribute(lines.trimmed());
            any = lines.nextThatSays();
        }
        profile.types(new ValueType("contentions", "count"), new ValueType("delay", "nanoseconds"));
        profile.period(period, new ValueType("contentions", "count"));
        while (any && !lines.trimmed().startsWith("---")) {
            readSample(lines.trimmed());
            any = lines.nextThatSays();
        }
        return profile.withMap(MemoryMap.after(lines, profile.budget()));
    }

    // Where nothing else is known of an attribute, the profile is of another form.
    private void readAttribute(String line) throws MalformedProfile {
        int equals = line.indexOf('=');
        String value = line.substring(equals + 1).strip();
        try {
            switch (line.substring(0, equals).strip()) {
                case "cycles/second" -> cyclesPerSecond = LegacyNumbers.integer(value);
                case "sampling period" -> period = LegacyNumbers.integer(value);
                case "ms since reset" -> profile.durationMillis(LegacyNumbers.integer(value));
                case "discarded samples" -> {}
                default -> throw MalformedProfile.unrecognized();
            }
        } catch (NumberFormatException e) {
            throw MalformedProfile.unrecognized();
        }
    }

    private void readSample(String line) throws MalformedProfile {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.find()) {
            throw MalformedProfile.unrecognized();
        }
        try {
            boolean areTwo = sample.group(1) != null;
            long delay = LegacyNumbers.decimal(sample.group(areTwo ? 1 : 3));
            long count = LegacyNumbers.decimal(sample.group(areTwo ? 2 : 4));
            if (period > 0) {
                count *= period;
                if (cyclesPerSecond > 0) {
                    delay = ProfileScale.toLong((double) delay * period / (cyclesPerSecond / 1e9));
                }
            }
            LongList addresses = LegacyNumbers.addresses(sample.group(5), profile.budget());
            profile.add(addresses, 0, new long[] {count, delay});
            addresses.free();
        } catch (NumberFormatException e) {
            throw MalformedProfile.parsing("malformed sample: " + line + ": " + e.getMessage());
        }
    }
}
