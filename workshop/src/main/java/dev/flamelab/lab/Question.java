package dev.flamelab.lab;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.flamelab.pprof.Profile;
import java.util.List;

/** A question of a story's quiz; those that ask what a profile shows take the key from the learner's own. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Leader.class, name = "frame"),
    @JsonSubTypes.Type(value = Amount.class, name = "number"),
    @JsonSubTypes.Type(value = Share.class, name = "percent")
})
public sealed interface Question permits Choice, Leader, Amount, Share {
    String question();

    /** What explains the right answer. */
    String why();

    /** What people believe who answer otherwise. */
    List<Misconception> wrong();

    /** The options of {@code ./lab pprof} that show it in the dump; null where the answer is in no dump. */
    String look();

    /** What is to be typed, in a few words. */
    String wanted();

    /** What to choose from; empty where it is not a choice. */
    List<String> options();

    /** The right answer by this profile, as somebody would type it. */
    String key(Profile profile);

    /** Whether the explanation fits this profile's own key. */
    default boolean fits(Profile profile) {
        return true;
    }

    Answered to(String typed, Profile profile);
}
