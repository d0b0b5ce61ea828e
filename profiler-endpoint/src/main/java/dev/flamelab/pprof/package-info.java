/** A profile as pprof knows it: the model, its file format, and the rules that make one valid. */
package dev.flamelab.pprof;
