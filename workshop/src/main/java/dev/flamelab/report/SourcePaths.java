package dev.flamelab.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where sources are, and what to cut from the paths in a profile to find them there.
 *
 * @param search folders to look in, each with the folders above it
 * @param trim prefixes to cut; when there are none, a path is cut behind the name of a folder to search
 */
public record SourcePaths(List<String> search, List<String> trim) {
    private static final List<String> ALWAYS_CUT = List.of("/proc/self/cwd/./", "/proc/self/cwd/");

    public SourcePaths {
        search = List.copyOf(search);
        trim = List.copyOf(trim);
    }

    /** Nothing to look in and nothing to cut. */
    public static SourcePaths none() {
        return new SourcePaths(List.of(), List.of());
    }

    /** The path as it is under one of the folders, or unchanged. */
    public String trim(String path) {
        if (trim.isEmpty()) {
            for (String folder : search) {
                String name = "/" + Paths.baseName(folder) + "/";
                int found = path.indexOf(name);
                if (found >= 0) {
                    return path.substring(found + name.length());
                }
            }
        }
        var prefixes = new ArrayList<>(trim);
        prefixes.addAll(ALWAYS_CUT);
        for (String prefix : prefixes) {
            String folder = prefix.endsWith("/") ? prefix : prefix + "/";
            if (path.startsWith(folder)) {
                return path.substring(folder.length());
            }
        }
        return path;
    }
}
