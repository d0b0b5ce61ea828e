package dev.flamelab.lab;

/**
 * A wrong answer to a question, which somebody gives who believes something that is not so.
 *
 * @param answer in words; of a function its pattern
 * @param count what they would have counted, if it can be worked out; else null
 * @param cure the sentence that puts it right
 */
public record Misconception(String answer, Count count, String cure) {}
