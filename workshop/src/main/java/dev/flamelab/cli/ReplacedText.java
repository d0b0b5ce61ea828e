package dev.flamelab.cli;

import dev.flamelab.compare.LookFurther;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.Story;
import dev.flamelab.lab.StorySources;
import java.io.PrintWriter;

/**
 * Tells which files took others' places, and where those are now.
 *
 * @param now what they are like, in a few words
 */
record ReplacedText(Home home, String now) {
    void print(Story story, StorySources.Replaced replaced, PrintWriter out) {
        if (replaced.changed().isEmpty()) {
            out.println(story.name() + ": all files were " + now + " already");
            return;
        }
        out.println(story.name() + ": now " + now);
        replaced.changed()
                .forEach(file ->
                        out.println("          " + Home.shown(home.root().resolve(file))));
        if (replaced.saved() != null) {
            var saved = Home.shown(replaced.saved());
            out.println("saved:    " + saved + ", yours as it was");
            out.println("          " + "cp -R " + LookFurther.quoted(saved + "/.") + " "
                    + LookFurther.quoted(Home.shown(home.root())) + "   puts it back");
        }
    }
}
