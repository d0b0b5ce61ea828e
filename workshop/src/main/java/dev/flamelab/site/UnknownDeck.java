package dev.flamelab.site;

import java.util.List;

/** A deck was asked for that is not there; the message lists those that are. */
public final class UnknownDeck extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownDeck(String name, List<String> known) {
        super("there is no deck " + name + "; "
                + (known.isEmpty() ? "the folder slides holds none" : "there is " + String.join(", ", known)));
    }
}
