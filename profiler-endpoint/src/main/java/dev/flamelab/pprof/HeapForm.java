package dev.flamelab.pprof;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap profile in text, of gperftools and of Go, and what has its form: growth and fragmentation of a heap. */
final class HeapForm {
    private static final String TOTALS = "heap profile: *(\\d+): *(\\d+) *\\[ *(\\d+): *(\\d+) *\\] ";
    private static final Pattern HEAP = Pattern.compile(TOTALS + "*@ *(heap[_a-z0-9]*)/?(\\d*)");
    private static final Pattern OTHER = Pattern.compile(TOTALS + "@ (growth|fragmentation)z?");
    // Without going back, which on a long line of digits would take forever.
    private static final Pattern SAMPLE =
            Pattern.compile("(-\\d++|(?<!\\d)\\d++): *+(-?\\d++) *+\\[ *+(\\d++): *+(\\d++) *+] @([ x0-9a-f]*+)");

    private final LegacyProfile profile;
    private boolean isSampled;
    private boolean hasAllocations;

    private HeapForm(MemoryBudget budget) {
        profile = new LegacyProfile(budget);
    }

    static Profile read(InputStream in, MemoryBudget budget) throws IOException {
        var lines = Lines.of(in, budget);
        lines.next();
        var form = new HeapForm(budget);
        form.readHead(lines.text());
        while (lines.nextThatSays() && !MemoryMap.startsAt(lines.trimmed())) {
            form.readSample(lines.trimmed());
        }
        return form.profile.withMap(MemoryMap.after(lines, budget));
    }

    private void readHead(String line) throws MalformedProfile {
        Matcher head = HEAP.matcher(line);
        long period = 1;
        if (head.find()) {
            period = period(head);
            hasAllocations = isOther(head.group(3), head.group(1)) || isOther(head.group(4), head.group(2));
        } else if (!OTHER.matcher(line).find()) {
            throw MalformedProfile.unrecognized();
        }
        profile.period(period, new ValueType("space", "bytes"));
        // Of several types the last one is shown when nothing else is asked for.
        if (hasAllocations) {
            profile.types(
                    new ValueType("alloc_objects", "count"),
                    new ValueType("alloc_space", "bytes"),
                    new ValueType("inuse_objects", "count"),
                    new ValueType("inuse_space", "bytes"));
        } else {
            profile.types(new ValueType("objects", "count"), new ValueType("space", "bytes"));
        }
    }

    private long period(Matcher head) throws MalformedProfile {
        long said = 0;
        if (!head.group(6).isEmpty()) {
            try {
                said = LegacyNumbers.decimal(head.group(6));
            } catch (NumberFormatException e) {
                throw MalformedProfile.unrecognized();
            }
        }
        isSampled = !head.group(5).equals("heapprofile");
        return switch (head.group(5)) {
            case "heap_v2", "heapz_v2" -> said;
            case "heap" -> said / 2;
            case "heapprofile" -> 1;
            default -> throw MalformedProfile.unrecognized();
        };
    }

    private static boolean isOther(String allocated, String inUse) {
        return !allocated.equals(inUse) && !allocated.equals("0");
    }

    private void readSample(String line) throws MalformedProfile {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.find()) {
            throw MalformedProfile.parsing("unexpected number of sample values: got 0, want 6");
        }
        try {
            long[] inUse = {LegacyNumbers.decimal(sample.group(1)), LegacyNumbers.decimal(sample.group(2))};
            long[] allocated = {0, 0};
            if (hasAllocations) {
                allocated[0] = LegacyNumbers.decimal(sample.group(3));
                allocated[1] = LegacyNumbers.decimal(sample.group(4));
            }
            checkCount("allocation", allocated);
            checkCount("inuse", inUse);
            long size = inUse[0] != 0 ? inUse[1] / inUse[0] : allocated[0] != 0 ? allocated[1] / allocated[0] : 0;
            if (isSampled) {
                HeapSampling.scale(allocated, profile.period());
                HeapSampling.scale(inUse, profile.period());
            }
            long[] values = hasAllocations ? new long[] {allocated[0], allocated[1], inUse[0], inUse[1]} : inUse;
            LongList addresses = LegacyNumbers.addresses(sample.group(5), profile.budget());
            profile.add(addresses, 0, values, Label.number("bytes", size, ""));
            addresses.free();
        } catch (NumberFormatException e) {
            throw MalformedProfile.parsing("malformed sample: " + line + ": " + e.getMessage());
        }
    }

    private static void checkCount(String what, long[] countAndSize) throws MalformedProfile {
        if (countAndSize[0] == 0 && countAndSize[1] != 0) {
            throw MalformedProfile.parsing(what + " count was 0 but " + what + " bytes was " + countAndSize[1]);
        }
    }
}
