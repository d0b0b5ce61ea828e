package dev.flamelab.lab;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of addresses, as the service knows them that a profile came from: its texts have none. */
public final class RemoteSymbols {
    private static final Pattern NAMED = Pattern.compile("0x(\\p{XDigit}{1,16})\\s+(.*)");
    private static final Pattern WITH_SYMBOL_BESIDE =
            Pattern.compile(".*/debug/pprof/.*|.*/pprof/(heap|growth|profile|pmuprofile|contention)", Pattern.DOTALL);
    /** Parts of memory that no program was loaded into. */
    private static final Pattern NO_PROGRAM = Pattern.compile("(\\[|linux-vdso|/dev/dri/).*", Pattern.DOTALL);

    private final ProfileAddress symbol;
    private final Duration patience;

    /**
     * Asks beside an address of a profile.
     *
     * @param patience how long an answer may take
     */
    public RemoteSymbols(ProfileAddress profile, Duration patience) {
        this.symbol = beside(profile);
        this.patience = patience;
    }

    private static ProfileAddress beside(ProfileAddress profile) {
        URI uri = profile.uri();
        String path = uri.getRawPath();
        String symbol =
                WITH_SYMBOL_BESIDE.matcher(path).matches() ? path.replaceFirst("/+[^/]*/*$", "/symbol") : "/symbolz";
        return new ProfileAddress(
                URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + symbol), profile.access());
    }

    /**
     * The profile with all the names that are to be had; the very same when it needs none. Fails with a {@link
     * LabError}.
     *
     * @param anew whether to ask for what has no name where the profile says that all have theirs
     */
    public Profile name(Profile profile, boolean anew) {
        Map<Mapping, Set<Long>> unnamed = unnamed(profile, anew);
        if (unnamed.isEmpty()) return profile;
        Map<Mapping, Map<Long, Line>> names = new HashMap<>();
        unnamed.forEach((mapping, addresses) -> names.put(mapping, ask(addresses)));
        Map<Mapping, Mapping> named = new HashMap<>();
        names.keySet().forEach(mapping -> named.put(mapping, withFunctions(mapping)));
        return profile.withLocations(place -> named(place, names, named))
                .withMappings(mapping -> named.getOrDefault(mapping, mapping));
    }

    private static Map<Mapping, Set<Long>> unnamed(Profile profile, boolean anew) {
        Map<Mapping, Set<Long>> unnamed = new LinkedHashMap<>();
        boolean allKnown = profile.mappings().stream().noneMatch(mapping -> isAskedFor(mapping, anew));
        if (allKnown) return unnamed;
        for (Sample sample : profile.samples()) {
            for (Location place : sample.stack()) {
                if (place.address() != 0 && place.lines().isEmpty() && isAskedFor(place.mapping(), anew)) {
                    unnamed.computeIfAbsent(place.mapping(), mapping -> new TreeSet<>(Long::compareUnsigned))
                            .add(place.address());
                }
            }
        }
        return unnamed;
    }

    private static boolean isAskedFor(Mapping mapping, boolean anew) {
        return mapping != null
                && (anew || !mapping.hasFunctions())
                && !NO_PROGRAM.matcher(mapping.file()).matches();
    }

    private Map<Long, Line> ask(Set<Long> addresses) {
        String asked = addresses.stream()
                .map(address -> "0x" + Long.toHexString(address))
                .collect(Collectors.joining("+"));
        try (var answer = Download.post(symbol, asked, patience, "give -symbolize=none to do without names", bytes -> {
            return new String(bytes, StandardCharsets.UTF_8);
        })) {
            return lines(answer.await());
        }
    }

    private static Map<Long, Line> lines(String answer) {
        Map<Long, Line> lines = new HashMap<>();
        Map<String, Line> known = new HashMap<>();
        for (String each : answer.split("\n")) {
            Matcher named = NAMED.matcher(each);
            if (named.find()) {
                lines.put(
                        Long.parseUnsignedLong(named.group(1), 16),
                        known.computeIfAbsent(named.group(2), name -> new Line(new Function(name, name, "", 0), 0, 0)));
            }
        }
        return lines;
    }

    private static Location named(Location place, Map<Mapping, Map<Long, Line>> names, Map<Mapping, Mapping> mappings) {
        if (!names.containsKey(place.mapping())) return place;
        Line line = names.get(place.mapping()).get(place.address());
        List<Line> lines = line == null ? place.lines() : List.of(line);
        return new Location(mappings.get(place.mapping()), place.address(), lines, place.folded());
    }

    private static Mapping withFunctions(Mapping mapping) {
        return new Mapping(
                mapping.start(),
                mapping.limit(),
                mapping.offset(),
                mapping.file(),
                mapping.buildId(),
                true,
                mapping.hasFilenames(),
                mapping.hasLineNumbers(),
                mapping.hasInlineFrames());
    }
}
