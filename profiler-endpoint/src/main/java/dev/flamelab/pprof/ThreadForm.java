package dev.flamelab.pprof;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** The text of gperftools with the stack of each thread. */
final class ThreadForm {
    private static final Pattern HEAD = Pattern.compile("--- threadz \\d+ ---");
    private static final Pattern THREAD =
            Pattern.compile("--- Thread (\\p{XDigit}+) \\(name: (.*)/(\\d+)\\) stack: ---", Pattern.UNIX_LINES);

    private ThreadForm() {}

    static Profile read(InputStream in, MemoryBudget budget) throws IOException {
        var lines = Lines.of(in, budget);
        lines.nextThatSays();
        if (HEAD.matcher(lines.text()).find()) {
            boolean any = lines.next();
            while (any && !MemoryMap.startsAt(lines.text()) && !lines.text().startsWith("-")) {
                any = lines.next();
            }
        } else if (!isThread(lines)) {
            throw MalformedProfile.unrecognized();
        }
        var profile = new LegacyProfile(budget);
        var type = new ValueType("thread", "count");
        profile.types(type);
        profile.period(1, type);
        while (!MemoryMap.startsAt(lines.trimmed()) && !isWithoutStack(lines)) {
            if (!isThread(lines)) {
                throw MalformedProfile.unrecognized();
            }
            readThread(lines, profile);
        }
        return profile.withMapAndLeafOnce(MemoryMap.after(lines, budget));
    }

    private static boolean isThread(Lines lines) {
        return THREAD.matcher(lines.text()).find();
    }

    private static boolean isWithoutStack(Lines lines) {
        return lines.text().startsWith("---- no stack trace for");
    }

    /** Reads up to the next line that starts something else. */
    private static void readThread(Lines lines, LegacyProfile profile) throws IOException {
        var addresses = new LongList(profile.budget());
        boolean sameAsPrevious = false;
        while (lines.nextThatIsNotBlank() && !lines.trimmed().startsWith("---")) {
            String line = lines.trimmed();
            if (line.contains("same as previous thread")) {
                sameAsPrevious = true;
                continue;
            }
            try {
                LongList found = LegacyNumbers.addresses(line, profile.budget());
                for (int i = 0; i < found.size(); i++) {
                    addresses.add(found.get(i));
                }
                found.free();
            } catch (NumberFormatException e) {
                throw MalformedProfile.parsing("malformed sample: " + line + ": " + e.getMessage());
            }
        }
        if (sameAsPrevious || addresses.size() == 0) {
            profile.again();
        } else {
            profile.add(addresses, 1, new long[] {1});
        }
        addresses.free();
    }
}
