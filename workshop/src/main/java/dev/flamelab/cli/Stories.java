package dev.flamelab.cli;

import dev.flamelab.lab.Chapter;
import dev.flamelab.lab.Home;
import java.util.Iterator;

/** The stories that there are, for the shell to complete. */
final class Stories implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Chapter.all(Home.find()).stream().map(Chapter::story).iterator();
    }
}
