/** What {@code go tool pprof} prints of a profile, as pure functions: no files, no network, no terminal. */
package dev.flamelab.report;
