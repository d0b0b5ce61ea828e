package dev.flamelab.lab;

import java.util.Optional;
import java.util.stream.Stream;

/** What somebody does with a chapter that is worth remembering. */
public enum Deed {
    RUN("run"),
    REPLAY("replay"),
    CHECK("check"),
    FIX("check --fix"),
    HINT("hint"),
    SOLUTION("solution"),
    RESET("reset"),
    GOTO("goto"),
    QUIZ("quiz");

    private final String word;

    Deed(String word) {
        this.word = word;
    }

    /** As it is typed. */
    public String word() {
        return word;
    }

    static Optional<Deed> of(String word) {
        return Stream.of(values()).filter(deed -> deed.word.equals(word)).findFirst();
    }
}
