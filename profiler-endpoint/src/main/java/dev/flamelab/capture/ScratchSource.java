package dev.flamelab.capture;

import java.io.IOException;

/** Where a session's one directory is to be had: made when it is first needed. */
interface ScratchSource {
    Scratch get() throws IOException;
}
