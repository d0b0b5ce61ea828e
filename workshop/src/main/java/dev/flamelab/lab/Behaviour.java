package dev.flamelab.lab;

import dev.flamelab.compare.Verdict;
import java.net.URI;
import java.util.Optional;

/**
 * What an edit may not change: the answers, one by one, and what a story's service promises to many at once.
 *
 * @param shipped the service that says what is right
 * @param yours the one with the edit
 */
record Behaviour(URI shipped, URI yours) {

    /** What is wrong with it; empty when all is as before. */
    Optional<Verdict.Fail> flaw(Story story) {
        var difference = new Answers(shipped, yours).difference(Answers.all(story));
        if (difference.isPresent()) {
            return difference.map(sentence -> new Verdict.Fail(sentence, "make it answer as before, then check again"));
        }
        return Optional.ofNullable(Promise.ALL.get(story.name()))
                .flatMap(promise -> promise.broken(yours))
                .map(sentence -> new Verdict.Fail(
                        "called by many at once " + sentence, "make it right for all of them, then check again"));
    }
}
