package dev.flamelab.cli;

import dev.flamelab.lab.LabError;

/** What this JVM may use. */
final class Memory {
    private Memory() {}

    /** Says that it was not enough. */
    static LabError exceeded() {
        return LabError.no("this takes more memory than the JVM may use ("
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB): give it more with JAVA_TOOL_OPTIONS=-Xmx4g, or refuse such profiles with -largest");
    }
}
