package dev.flamelab.site;

import java.util.List;

/** What a profile was opened to be compared with, as one to look at by itself. */
record BaseOf(Opened opened) implements Opened {
    @Override
    public List<String> kinds() {
        return opened.kinds();
    }

    @Override
    public String kind(String sampleIndex) {
        return opened.kind(sampleIndex);
    }

    @Override
    public Compared of(String kind) {
        Compared both = opened.of(kind);
        return new Compared(both.base(), null, false, both.sampleIndex());
    }

    /** It goes when that goes which it belongs to. */
    @Override
    public void close() {}
}
