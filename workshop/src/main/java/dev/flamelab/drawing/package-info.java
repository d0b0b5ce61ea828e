/** Turns graphs written in Graphviz's language, dot, into pictures, with or without Graphviz on the machine. */
package dev.flamelab.drawing;
