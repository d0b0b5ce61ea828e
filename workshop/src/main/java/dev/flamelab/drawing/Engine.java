package dev.flamelab.drawing;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** A Graphviz that lays out and draws. */
sealed interface Engine permits InstalledEngine, BundledEngine {
    /** The picture, unless that takes longer than the limit. */
    byte[] draw(String dot, PictureFormat format, Layout layout, Duration limit) throws TimeoutException;
}
