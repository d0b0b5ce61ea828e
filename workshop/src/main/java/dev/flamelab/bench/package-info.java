/** Programs that are measured: each runs in a JVM of its own and prints what it counted. */
package dev.flamelab.bench;
