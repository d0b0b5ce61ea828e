package dev.flamelab.cli;

import dev.flamelab.lab.Home;
import dev.flamelab.lab.Story;
import java.util.Iterator;

/** The stories that there are, for the shell to complete. */
final class Stories implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Story.all(Home.find()).stream().map(Story::name).iterator();
    }
}
