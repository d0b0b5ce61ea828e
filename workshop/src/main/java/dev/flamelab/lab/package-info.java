/** Running chapters: processes, load, captures, saved dumps, verdicts. Prints nothing by itself. */
package dev.flamelab.lab;
