package dev.flamelab.pprof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which file was loaded where, as the old forms say in the manner of Linux' {@code /proc/self/maps}. */
final class MemoryMap {
    private static final List<String> STARTS = List.of("--- Memory map: ---", "MAPPED_LIBRARIES:");
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

    private List<Region> regions = new ArrayList<>();
    private Region unknown;

    /** Whether the line says that a map follows. */
    static boolean startsAt(String line) {
        return STARTS.stream().anyMatch(line::contains);
    }

    /** Reads the map that comes somewhere after this line, if one does. */
    static MemoryMap after(Lines lines) throws IOException {
        while (!startsAt(lines.text()) && lines.next()) {
            // What else there may be is of no interest.
        }
        return rest(lines);
    }

    /** Reads what is left as a map; lines of anything else are passed over. */
    static MemoryMap rest(Lines lines) throws IOException {
        var map = new MemoryMap();
        Map<String, String> variables = new LinkedHashMap<>();
        while (lines.next()) {
            map.read(replaced(LOG_PREFIX.matcher(lines.text()).replaceFirst(""), variables), variables);
        }
        return map;
    }

    private void read(String line, Map<String, String> variables) {
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
            variables.putIfAbsent(
                    "$" + line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        } else if (region != Region.NONE && region.isCode()) {
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

    private static String replaced(String line, Map<String, String> variables) {
        var replaced = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            int from = at;
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                if (line.startsWith(variable.getKey(), at)) {
                    replaced.append(variable.getValue());
                    at += variable.getKey().length();
                    break;
                }
            }
            if (at == from) {
                replaced.append(line.charAt(at++));
            }
        }
        return replaced.toString();
    }

    /** Undoes what is known to be odd about some of these maps; the main program comes first then. */
    void correct() {
        List<Region> whole = new ArrayList<>();
        for (Region region : regions) {
            if (whole.isEmpty() || !whole.get(whole.size() - 1).absorbs(region)) {
                whole.add(region);
            }
        }
        regions = whole;
        for (int i = 0; i < regions.size(); i++) {
            String file = regions.get(i).file().replace("(deleted)", "").strip();
            if (!file.isEmpty() && !LIBRARY.matcher(file).find() && file.charAt(0) != '[') {
                Region first = regions.set(0, regions.get(i));
                regions.set(i, first);
                break;
            }
        }
        if (regions.size() > 1
                && regions.get(0).file().startsWith("/anon_hugepage")
                && regions.get(0).limit() == regions.get(1).start()) {
            regions.remove(0);
        }
        if (!regions.isEmpty() && regions.get(0).startOfFile() == USUAL_START) {
            regions.get(0).extendToStartOfFile();
        }
    }

    /** Where an address lies: a region of its own has what lies nowhere; none has address 0. */
    Region regionOf(long address) {
        if (address == 0) {
            return null;
        }
        for (Region region : regions) {
            if (region.contains(address)) {
                return region;
            }
        }
        // Of a file loaded in several parts some writers list the last one only.
        for (Region region : regions) {
            if (region.hasBefore(address)) {
                region.extendToStartOfFile();
                return region;
            }
        }
        if (unknown == null) {
            unknown = new Region(0, -1, 0, "", "");
            regions.add(unknown);
        }
        return unknown;
    }

    Map<Region, Mapping> mappings() {
        Map<Region, Mapping> mappings = new LinkedHashMap<>();
        for (Region region : regions) {
            mappings.put(region, region.mapping());
        }
        return mappings;
    }
}
