package dev.flamelab.capture;

import java.io.IOException;

/** Texts of a recording by their numbers. */
interface JfrTexts {
    /** For places where no text may refer to another one. */
    JfrTexts NONE = id -> {
        throw new IOException("the recording has a text that refers to another one where none may");
    };

    String text(long id) throws IOException;
}
