package dev.flamelab.compare;

/** Says in one sentence why two things cannot be compared. */
public final class CompareError extends RuntimeException {
    private static final long serialVersionUID = 1;

    CompareError(String sentence) {
        super(sentence);
    }
}
