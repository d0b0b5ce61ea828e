package dev.flamelab.drawing;

import java.util.Locale;

/** What kind of file a picture is. */
public enum PictureFormat {
    SVG(true),
    PS(true),
    PNG(false),
    PDF(false),
    GIF(false);

    private final boolean bundled;

    PictureFormat(boolean bundled) {
        this.bundled = bundled;
    }

    /** The name that Graphviz knows it by, which files end with, too. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is drawn without Graphviz on the machine: the others need libraries that no JVM has. */
    public boolean isBundled() {
        return bundled;
    }
}
