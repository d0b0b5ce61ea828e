/** A JVM's profiles over HTTP, in the protocol of Go's {@code net/http/pprof}. */
package dev.flamelab.endpoint;
