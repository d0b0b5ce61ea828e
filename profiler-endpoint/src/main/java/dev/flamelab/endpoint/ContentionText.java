package dev.flamelab.endpoint;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.Comparator;

/** The text form of {@code block} and {@code mutex}, whose clock ticks in nanoseconds here. */
final class ContentionText implements TextForm {
    private static final int CONTENTIONS = 0;
    private static final int DELAY = 1;

    private final String title;
    private final boolean isMutex;
    private final Addresses addresses;

    private ContentionText(String title, boolean isMutex, Addresses addresses) {
        this.title = title;
        this.isMutex = isMutex;
        this.addresses = addresses;
    }

    static ContentionText block(Addresses addresses) {
        return new ContentionText("contention", false, addresses);
    }

    static ContentionText mutex(Addresses addresses) {
        return new ContentionText("mutex", true, addresses);
    }

    @Override
    public String of(Profile profile) {
        var text = new StackText(addresses).line("--- " + title + ":").line("cycles/second=1000000000");
        if (isMutex) {
            text.line("sampling period=1");
        }
        profile.samples().stream()
                .sorted(Comparator.comparingLong((Sample sample) -> sample.value(DELAY))
                        .reversed())
                .forEach(sample -> text.sample(sample.value(DELAY) + " " + sample.value(CONTENTIONS), sample));
        return text.end(profile);
    }
}
