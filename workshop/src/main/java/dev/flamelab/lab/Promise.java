package dev.flamelab.lab;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What a story's service must do right while many call it at once: a fix that gives this up is none. */
interface Promise {
    /** Those that there are, by the name of the story. */
    Map<String, Promise> ALL = Map.of("block", new ExactStock(), "trace", new CompleteBooks());

    /** What is wrong, in a sentence without a full stop; empty when it is kept. */
    Optional<String> broken(URI service);
}
