package dev.flamelab.capture;

import java.io.IOException;

/** Texts of a recording by their numbers. */
interface JfrTexts {
    /** For places where no text may refer to another one. */
    JfrTexts NONE = new JfrTexts() {
        @Override
        public String word(long id) throws IOException {
            throw new IOException("the recording has a text that refers to another one where none may");
        }
    };

    /** The text of this number; empty if there is none. */
    String word(long id) throws IOException;
}
