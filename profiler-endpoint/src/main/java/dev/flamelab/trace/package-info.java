/** What an application says of itself in a trace: tasks, the regions they pass through, and remarks on the way. */
package dev.flamelab.trace;
