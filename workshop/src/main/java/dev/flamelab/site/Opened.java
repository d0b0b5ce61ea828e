package dev.flamelab.site;

import java.util.List;

/** What has been read to be shown: a profile, or a recording, each kind of whose samples makes a profile of its own. */
public interface Opened extends AutoCloseable {
    /** The names of the kinds that there are to choose from; none for a profile. */
    List<String> kinds();

    /** The kind that a sample index means; empty for a profile. */
    String kind(String sampleIndex);

    /** The profile, or that of one of the kinds; fails with a sentence when it cannot be had. */
    Compared of(String kind);

    /** Gives back what it takes; who looks at a profile of it may go on. */
    @Override
    void close();
}
