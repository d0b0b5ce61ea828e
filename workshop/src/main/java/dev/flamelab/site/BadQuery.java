package dev.flamelab.site;

/** An address asks for something that cannot be; the message says so in one sentence. */
final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadQuery(String sentence) {
        super(sentence);
    }
}
