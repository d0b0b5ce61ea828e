package dev.flamelab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The packages of a story in the demo service: as they are there now, as they were shipped, and cured. */
public record StorySources(Home home, Story story) {
    private static final String YOURS = "demo-service/src/main/java/";
    private static final String SHIPPED = "solutions/src/shipped/java/";
    private static final String CURED = "solutions/src/main/java/";

    /**
     * A file that is not as it would be in other sources.
     *
     * @param name below the folder of the sources
     * @param mine what is in it; null where it is not there
     * @param other what would be in it; null where it would not be there
     */
    public record Difference(String name, byte[] mine, byte[] other) {
        /** Where it is, from the project's folder on. */
        public String file() {
            return YOURS + name;
        }

        /** Where the other is, if it is the cure. */
        public String cure() {
            return CURED + name;
        }
    }

    /**
     * What was done to the demo service.
     *
     * @param changed files, from the project's folder on
     * @param saved where the former ones are now; null when there was nothing of one's own in them
     */
    public record Replaced(List<String> changed, Path saved) {}

    /** What is not as it was shipped. */
    public List<Difference> edits() {
        return differences(shipped());
    }

    /** What is not as in the bundled solution. */
    public List<Difference> distanceToCure() {
        return differences(cured());
    }

    /** Puts the story's files back as they were shipped. */
    public Replaced reset() {
        return replace(shipped());
    }

    /** Puts the bundled solution in place. */
    public Replaced cure() {
        return replace(cured());
    }

    private List<Difference> differences(Map<String, byte[]> wanted) {
        var mine = mine();
        var names = new TreeSet<>(mine.keySet());
        names.addAll(wanted.keySet());
        return names.stream()
                .filter(name -> !Arrays.equals(mine.get(name), wanted.get(name)))
                .map(name -> new Difference(name, mine.get(name), wanted.get(name)))
                .toList();
    }

    private Replaced replace(Map<String, byte[]> wanted) {
        try {
            return OneAtATime.in(home, () -> replaceNow(differences(wanted)));
        } catch (IOException e) {
            throw LabError.machine(
                    "the files of " + story.name() + " could not all be put in place (" + LabError.reason(e)
                            + "): make room or get the right to write there, and run it again",
                    e);
        }
    }

    private Replaced replaceNow(List<Difference> differences) throws IOException {
        for (var difference : differences) {
            var file = home.root().resolve(difference.file());
            if (difference.mine() != null) refuseReadOnly(file);
            if (Files.exists(file.getParent())) refuseReadOnly(file.getParent());
        }
        var saved = save(differences);
        for (var difference : differences) {
            var file = home.root().resolve(difference.file());
            if (difference.other() == null) {
                Files.delete(file);
            } else {
                Files.createDirectories(file.getParent());
                WholeFile.write(file, difference.other());
            }
        }
        return new Replaced(differences.stream().map(Difference::file).toList(), saved);
    }

    private static void refuseReadOnly(Path path) throws IOException {
        if (ReadOnly.is(path)) {
            throw LabError.machine(
                    Home.shown(path) + " is read-only, so nothing was changed: make it writable and run it again");
        }
    }

    /** What comes with the project need not be saved. */
    private Path save(List<Difference> differences) throws IOException {
        var shipped = shipped();
        var cured = cures();
        var own = new TreeMap<String, byte[]>();
        for (var difference : differences) {
            var mine = difference.mine();
            if (mine != null
                    && !Arrays.equals(mine, shipped.get(difference.name()))
                    && !Arrays.equals(mine, cured.get(difference.name()))) {
                own.put(difference.file(), mine);
            }
        }
        return own.isEmpty() ? null : new SavedEdits(home).save(story.name(), own);
    }

    private Map<String, byte[]> mine() {
        return new SourceTree(home, YOURS, packages()).files();
    }

    private Map<String, byte[]> shipped() {
        return new SourceTree(home, SHIPPED, packages()).allFiles();
    }

    private Map<String, byte[]> cured() {
        var files = shipped();
        files.putAll(cures());
        return files;
    }

    private Map<String, byte[]> cures() {
        return new SourceTree(home, CURED, packages()).allFiles();
    }

    /** The folders of the files that are to be edited: an edit may have touched their neighbours, too. */
    private Set<String> packages() {
        var folders = new LinkedHashSet<String>();
        for (var file : story.fix()) {
            if (!file.startsWith(YOURS)) {
                throw LabError.machine(Home.shown(home.stories()) + "/" + story.name() + ".yaml names " + file
                        + ", which is not in " + YOURS + ": restore it with git checkout");
            }
            folders.add(file.substring(YOURS.length(), file.lastIndexOf('/')));
        }
        return folders;
    }
}
