package dev.flamelab.cli;

import dev.flamelab.lab.Home;
import dev.flamelab.lab.Story;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The stories that there are, for the shell to complete. */
final class Stories implements Iterable<String> {
    /** What stands for every one of them. */
    static final String ALL = "all";

    /** The same, and the word for every one. */
    static final class OrAll implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(StreamSupport.stream(new Stories().spliterator(), false), Stream.of(ALL))
                    .iterator();
        }
    }

    @Override
    public Iterator<String> iterator() {
        return Story.all(Home.find()).stream().map(Story::name).iterator();
    }
}
