package dev.flamelab.site;

import java.io.IOException;

/** A deck that cannot be shown, with the sentence that says where it is wrong and what to do. */
public final class MalformedDeck extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedDeck(String sentence) {
        super(sentence);
    }
}
