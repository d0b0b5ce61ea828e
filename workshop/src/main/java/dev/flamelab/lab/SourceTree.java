package dev.flamelab.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The Java files of some packages.
 *
 * @param sources the folder in which the packages are, from the project's folder on, with a slash at its end
 * @param packages as folders, such as {@code dev/flamelab/demo/fib}
 */
record SourceTree(Home home, String sources, Set<String> packages) {

    /** What is there, by the names below the folder of the sources. */
    Map<String, byte[]> files() {
        var files = new TreeMap<String, byte[]>();
        for (var folder : packages) {
            if (Files.isDirectory(path(folder))) read(folder, files);
        }
        return files;
    }

    /** The same of packages that come with the project, none of which may be missing. */
    Map<String, byte[]> allFiles() {
        for (var folder : packages) {
            if (!Files.isDirectory(path(folder))) {
                throw LabError.machine(
                        sources + folder + " is missing: restore it with git checkout -- " + sources + folder);
            }
        }
        return files();
    }

    private void read(String folder, Map<String, byte[]> files) {
        try (var all = Files.newDirectoryStream(path(folder), "*.java")) {
            for (var file : all) {
                var name = file.getFileName().toString();
                // what editors and systems keep beside a file that is open, such as a link that leads nowhere
                if (!name.startsWith(".")) files.put(folder + "/" + name, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String folder) {
        return home.root().resolve(sources).resolve(folder);
    }
}
