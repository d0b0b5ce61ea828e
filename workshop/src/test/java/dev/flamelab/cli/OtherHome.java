package dev.flamelab.cli;

import java.nio.file.Path;

/** The project folder that commands in this JVM take for theirs, until it is closed. */
final class OtherHome implements AutoCloseable {
    private static final String PROPERTY = "flamelab.home";

    private final String before = System.getProperty(PROPERTY);

    private OtherHome(Path folder) {
        System.setProperty(PROPERTY, folder.toString());
    }

    static OtherHome at(Path folder) {
        return new OtherHome(folder);
    }

    @Override
    public void close() {
        if (before == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }
}
