package dev.flamelab.pprof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Which file was loaded where, as the old forms say in the manner of Linux' {@code /proc/self/maps}, and in a briefer
 * one.
 */
final class MemoryMap {
    private static final List<String> STARTS = List.of("--- Memory map: ---", "MAPPED_LIBRARIES:");
    /** Where Linux loads a program that is not moved about. */
    private static final long USUAL_START = 0x400000;

    private static final String HEX = "\\p{XDigit}+";
    // No address has 18 digits; among so many it would take forever to look where one ends and the next begins.
    private static final String RANGE =
            "^\\s*(?:0x)?(?!\\p{XDigit}{18})(" + HEX + ")[\\s-]?\\s*(?:0x)?(" + HEX + "):?(?:\\s+([-rwxp]+))?";
    private static final Pattern OF_LINUX =
            Pattern.compile(RANGE + "(?:\\s+(" + HEX + "))?\\s+" + HEX + ":" + HEX + "\\s+[0-9]+(?:\\s+(\\S+))?");
    private static final Pattern BRIEF =
            Pattern.compile(RANGE + "(?:\\s+(\\S+))?(?:\\s+\\(@(" + HEX + ")\\))?(?:\\s+(" + HEX + "))?");
    private static final Pattern LOG_PREFIX = Pattern.compile("^[^\\[\\]]+:[0-9]+]\\s");
    private static final Pattern LIBRARY = Pattern.compile("[.]so\\z|[.]so[._][0-9]+");

    private final MemoryBudget budget;
    private final List<Region> regions = new ArrayList<>();
    private Region unknown;
    /** Of the regions, and of what lies before them in their files; made when the regions are complete. */
    private RegionIndex within;

    private RegionIndex before;

    private MemoryMap(MemoryBudget budget) {
        this.budget = budget;
    }

    /** The map of a program of which nothing is known. */
    static MemoryMap none(MemoryBudget budget) {
        return new MemoryMap(budget);
    }

    /** Whether the line says that a map follows. */
    static boolean startsAt(String line) {
        return STARTS.stream().anyMatch(line::contains);
    }

    /** Reads the map that comes somewhere after this line, if one does. */
    static MemoryMap after(Lines lines, MemoryBudget budget) throws IOException {
        while (!startsAt(lines.text()) && lines.next()) {
            // What else there may be is of no interest.
        }
        return rest(lines, budget);
    }

    /** Reads what is left as a map; lines of anything else are passed over. */
    static MemoryMap rest(Lines lines, MemoryBudget budget) throws IOException {
        var map = new MemoryMap(budget);
        var variables = new MapVariables(budget);
        while (lines.next()) {
            map.read(variables.replacedIn(LOG_PREFIX.matcher(lines.text()).replaceFirst("")), variables);
        }
        map.joinParts();
        map.putProgramFirst();
        return map;
    }

    private void read(String line, MapVariables variables) throws MalformedProfile {
        Region region = Region.NONE;
        Matcher linux = OF_LINUX.matcher(line);
        Matcher brief = BRIEF.matcher(line);
        if (linux.find()) {
            region = region(linux, linux.group(5), linux.group(4), null);
        } else if (brief.find()) {
            region = region(brief, brief.group(4), brief.group(5), brief.group(6));
        }
        int equals = line.indexOf('=');
        if (region == Region.NONE && equals >= 0) {
            variables.set(line, equals);
        } else if (region != Region.NONE && region.isCode()) {
            budget.take(8 * MemoryBudget.ENTRY + line.length());
            regions.add(region);
        }
    }

    private static Region region(Matcher line, String file, String offset, String buildId) {
        try {
            boolean isCode = line.group(3) == null || line.group(3).contains("x");
            if (!isCode) {
                return Region.OF_DATA;
            }
            return new Region(
                    Long.parseUnsignedLong(line.group(1), 16),
                    Long.parseUnsignedLong(line.group(2), 16),
                    offset == null ? 0 : Long.parseUnsignedLong(offset, 16),
                    file == null ? "" : file,
                    buildId == null ? "" : buildId);
        } catch (NumberFormatException e) {
            return Region.NONE;
        }
    }

    /** Makes one region of those that a program's loader made of one file. */
    private void joinParts() {
        int kept = 0;
        for (Region region : regions) {
            if (kept == 0 || !regions.get(kept - 1).absorbs(region)) {
                regions.set(kept++, region);
            }
        }
        regions.subList(kept, regions.size()).clear();
    }

    /** The program itself comes before its libraries, for readers take the first region for it. */
    private void putProgramFirst() {
        for (int i = 0; i < regions.size(); i++) {
            if (isProgram(regions.get(i).file().replace("(deleted)", "").strip())) {
                Collections.swap(regions, 0, i);
                break;
            }
        }
        if (isOnHugePages()) {
            regions.remove(0);
        }
        if (!regions.isEmpty() && regions.get(0).startOfFile() == USUAL_START) {
            regions.get(0).extendToStartOfFile();
        }
    }

    private static boolean isProgram(String file) {
        return !file.isEmpty()
                && !file.startsWith("[")
                && !LIBRARY.matcher(file).find();
    }

    /** Whether what comes first is a copy of the program's start, which the kernel put on larger pages. */
    private boolean isOnHugePages() {
        return regions.size() > 1
                && regions.get(0).file().startsWith("/anon_hugepage")
                && regions.get(0).limit() == regions.get(1).start();
    }

    /** Where an address lies: a region of its own has what lies nowhere; none has address 0. */
    Region regionOf(long address) {
        if (address == 0) {
            return null;
        }
        if (within == null) {
            index();
        }
        int first = within.first(address);
        if (first != RegionIndex.NONE) {
            return regions.get(first);
        }
        if (unknown != null && unknown.contains(address)) {
            return unknown;
        }
        // Of a file loaded in several parts some writers list the last one only.
        int next = before.first(address);
        if (next != RegionIndex.NONE) {
            Region region = regions.get(next);
            within.add(next, region.startOfFile(), region.start());
            region.extendToStartOfFile();
            return region;
        }
        if (unknown == null) {
            unknown = new Region(0, -1, 0, "", "");
        }
        return unknown;
    }

    private void index() {
        within = new RegionIndex(ends());
        before = new RegionIndex(ends());
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            within.add(i, region.start(), region.limit());
            before.add(i, region.startOfFile(), region.start());
        }
    }

    private LongStream ends() {
        return regions.stream()
                .flatMapToLong(region -> LongStream.of(region.startOfFile(), region.start(), region.limit()));
    }

    Map<Region, Mapping> mappings() {
        Map<Region, Mapping> mappings = new LinkedHashMap<>();
        for (Region region : regions) {
            mappings.put(region, region.mapping());
        }
        if (unknown != null) {
            mappings.put(unknown, unknown.mapping());
        }
        return mappings;
    }
}
