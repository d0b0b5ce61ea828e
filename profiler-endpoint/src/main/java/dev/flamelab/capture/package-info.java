/** Taking profiles of this JVM: what runs the profiler, reads what it recorded, and sums it up. Knows no HTTP. */
package dev.flamelab.capture;
