package dev.flamelab.endpoint;

/** Says in one sentence what a caller got wrong. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadRequest(String sentence) {
        super(sentence, null, false, false);
    }
}
