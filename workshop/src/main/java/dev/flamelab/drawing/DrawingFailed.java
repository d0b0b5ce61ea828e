package dev.flamelab.drawing;

/** A graph could not be drawn: one sentence that says why, and what helps. */
public final class DrawingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DrawingFailed(String sentence) {
        super(sentence);
    }

    DrawingFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
