/** What a browser shows of this project, on this machine alone: the slides. */
package dev.flamelab.site;
