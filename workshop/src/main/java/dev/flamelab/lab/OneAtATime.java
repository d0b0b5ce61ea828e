package dev.flamelab.lab;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Lets one command at a time change what is the learner's: the others wait for it, for it takes no time. */
final class OneAtATime {
    private static final String LOCK = ".my-lock";
    /** Of one JVM no two may ask the system for the lock. */
    private static final Object HERE = new Object();

    private OneAtATime() {}

    interface Change<T> {
        T make() throws IOException;
    }

    static <T> T in(Home home, Change<T> change) throws IOException {
        synchronized (HERE) {
            // a file of its own: one that is changed gives its place to a new one
            try (var channel = FileChannel.open(
                            home.root().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!lock.isValid()) throw new IOException("the lock " + LOCK + " was lost");
                return change.make();
            }
        }
    }
}
