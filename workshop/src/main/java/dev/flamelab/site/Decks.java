package dev.flamelab.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The decks of one folder. They are read anew each time, so that an author sees an edit by reloading the page. */
public final class Decks {
    // A deck is numbered as its chapter is; the folder's own README is none.
    private static final Pattern FILE = Pattern.compile("([0-9][a-z0-9-]*)\\.md");

    private final Path folder;

    public Decks(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .map(name -> name.group(1))
                    .sorted()
                    .toList();
        }
    }

    /** Finds out whether the deck is there and can be shown. */
    public void check(String name) throws IOException, UnknownDeck {
        get(name);
    }

    Deck get(String name) throws IOException, UnknownDeck {
        if (!names().contains(name)) {
            throw new UnknownDeck(name, names());
        }
        return DeckReader.read(name, folder.resolve(name + ".md"));
    }
}
