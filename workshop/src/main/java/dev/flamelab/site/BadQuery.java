package dev.flamelab.site;

/** An address asks for something that cannot be, or not yet; the message says so in one sentence. */
final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int WRONG = 400;
    private static final int COME_AGAIN = 503;

    private final int status;

    BadQuery(String sentence) {
        this(WRONG, sentence);
    }

    private BadQuery(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    static BadQuery tooEarly(String sentence) {
        return new BadQuery(COME_AGAIN, sentence);
    }

    int status() {
        return status;
    }
}
