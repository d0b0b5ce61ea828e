package dev.flamelab.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Ctrl-C for a process that a test started. */
public final class CtrlC {
    private static final List<String> HEEDED = List.of("env", "--default-signal=INT");

    private CtrlC() {}

    /** The command as one that heeds Ctrl-C even where this build itself was started so as not to. */
    public static List<String> heededBy(List<String> command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(HEEDED);
        whole.add("true");
        // Only GNU's env can do it; elsewhere the build has to be started in the ordinary way.
        boolean can = new ProcessBuilder(whole).start().waitFor() == 0;
        whole.remove(whole.size() - 1);
        whole.addAll(command);
        return can ? whole : command;
    }

    public static void press(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}
