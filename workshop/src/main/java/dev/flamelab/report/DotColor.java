package dev.flamelab.report;

import java.util.Locale;

/** Colours by share of the total: red for much, grey for nothing, green for less than before. */
enum DotColor {
    /** Of lines and text. */
    STRONG(1, 0.7),
    /** Of what is written on. */
    PALE(0.1, 0.93);

    /** Shares below it fade to grey: there would be no telling yellow from green. */
    private static final double GREY = 0.2;

    /** Small shares are brought closer to large ones. */
    private static final double GAMMA = 0.3;

    private final double saturation;
    private final double brightness;

    DotColor(double saturation, double brightness) {
        this.saturation = saturation;
        this.brightness = brightness;
    }

    /** The colour as Graphviz writes it. */
    String of(long value, long total) {
        double share = Math.max(-1, Math.min(1, (double) value / Math.abs(total)));
        double size = Math.abs(share);
        double colour = size < GREY ? saturation * (size / GREY) : saturation;
        double faded = brightness * (1 - colour * (size > 0 ? StrictMath.exp(GAMMA * StrictMath.log(size)) : size));
        double red = share < 0 ? faded : brightness;
        double green = share < 0 ? brightness : faded;
        return String.format(
                Locale.ROOT, "#%02x%02x%02x", channel(red), channel(green), channel(brightness * (1 - colour)));
    }

    private static int channel(double intensity) {
        return (int) (intensity * 255);
    }
}
