package dev.flamelab.cli;

import dev.flamelab.lab.Deed;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.lab.ProgressFile;
import dev.flamelab.lab.Story;
import java.io.PrintWriter;

/** Notes what was done; where that cannot be, it is told, and what was done counts all the same. */
final class Noted {
    private Noted() {}

    static void in(Home home, Story story, Deed deed, String result, PrintWriter err) {
        try {
            ProgressFile.note(home, story, deed, result);
        } catch (LabError e) {
            err.println("lab: " + e.getMessage());
        }
    }
}
