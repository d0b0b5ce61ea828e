/** Comparing dumps: anchors, their shares, verdicts. Knows no processes and no terminal. */
package dev.flamelab.compare;
