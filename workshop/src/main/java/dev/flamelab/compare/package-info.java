/** Whether two dumps show the same bottleneck, and the reference dumps that come with the project. */
package dev.flamelab.compare;
