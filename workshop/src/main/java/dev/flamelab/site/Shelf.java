package dev.flamelab.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The dumps that lie ready to be opened, those that come along and those that were captured here; nothing else is ever
 * opened by name.
 *
 * @param folders each of which is called by its own name
 */
record Shelf(List<Path> folders) {
    private static final String DUMP = ".*\\.(pb|pb\\.gz|jfr)";

    /** Their names, such as {@code dumps/pprof.demo-service.samples.cpu.001.pb.gz}. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Path folder : folders) {
            for (Path dump : dumps(folder)) names.add(folder.getFileName() + "/" + dump.getFileName());
        }
        return names;
    }

    /** The file with this name. */
    Path find(String name) {
        for (Path folder : folders) {
            for (Path dump : dumps(folder)) {
                if (name.equals(folder.getFileName() + "/" + dump.getFileName())) return dump;
            }
        }
        throw new BadQuery("there is no dump " + name + ": choose one of the list");
    }

    private static List<Path> dumps(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(DUMP) && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
