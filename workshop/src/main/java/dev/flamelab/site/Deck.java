package dev.flamelab.site;

import java.util.List;

/** A deck of slides under the name of its file; its title is that of its first slide. */
record Deck(String name, List<Slide> slides) {
    Deck {
        slides = List.copyOf(slides);
    }

    String title() {
        return slides.get(0).title();
    }
}
