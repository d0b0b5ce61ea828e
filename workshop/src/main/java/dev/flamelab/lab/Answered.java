package dev.flamelab.lab;

/** What came of an answer to a question. */
public sealed interface Answered {
    /** What to tell whoever gave it. */
    String told();

    /** @param told what the right answer is, exactly, and why */
    record Right(String told) implements Answered {}

    /** @param told the sentence that puts right what somebody believes who answers so */
    record Wrong(String told) implements Answered {}

    /** No answer at all: neither right nor wrong. */
    record Unclear(String told) implements Answered {}
}
