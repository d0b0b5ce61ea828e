package dev.flamelab.pprof;

import java.util.List;

/** Names the program that a profile is of, which is its first mapping, as somebody knows better than the profile. */
public final class MainProgram {
    private static final Mapping UNKNOWN = new Mapping(0, 0, 0, "", "", false, false, false, false);

    private MainProgram() {}

    /**
     * The profile with its program named. One without any mapping gets a first one, and all its locations lie in that,
     * as with pprof.
     *
     * @param file empty to leave what is there
     * @param buildId empty to leave what is there
     */
    public static Profile name(Profile profile, String file, String buildId) {
        Mappings mappings = Mappings.of(profile.mappings());
        Mapping old = mappings.isEmpty() ? null : mappings.get(0);
        Mapping first = old == null ? UNKNOWN : old;
        Mapping named = new Mapping(
                first.start(),
                first.limit(),
                first.offset(),
                file.isEmpty() ? first.file() : file,
                buildId.isEmpty() ? first.buildId() : buildId,
                first.hasFunctions(),
                first.hasFilenames(),
                first.hasLineNumbers(),
                first.hasInlineFrames());
        if (named.equals(old)) {
            return profile;
        }
        return profile.withLocations(location -> moved(location, old, named))
                .withMappings(old == null ? List.of(named) : mappings.withFirst(named));
    }

    private static Location moved(Location location, Mapping from, Mapping to) {
        boolean moves = from == null ? location.mapping() == null : from.equals(location.mapping());
        return moves ? new Location(to, location.address(), location.lines(), location.folded()) : location;
    }
}
