package dev.flamelab.capture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import jdk.jfr.FlightRecorder;

/**
 * Where the JVM's flight recorder keeps what nobody has fetched yet. It has one place for all recordings, for all users
 * to read unless it is told another: as long as nobody else records, it is told ours. What others have begun to record
 * there stays until they are done with it; what follows is where it would be without us, should the JVM crash.
 */
final class FlightRepository implements AutoCloseable {
    /** The JVM tells there where its repository is, or was. */
    private static final String PROPERTY = "jdk.jfr.repository";

    private static final Path COMMON =
            Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    private static final Pattern PLACE = Pattern.compile("Repository path: (.+)");
    private static final Pattern DEPTH = Pattern.compile("Stack depth: (\\d+)");
    private static final Pattern KEPT = Pattern.compile("Preserve repository: true");
    private static final String NOWHERE_YET = "N/A";
    private static final String DEFAULT_DEPTH = "64";

    /** The flight recorder can take no more. */
    private static final int DEEPEST = 2048;

    private final Path directory;
    private boolean isOurs;
    private boolean isLent;

    private FlightRepository(Path directory) {
        this.directory = directory;
    }

    /**
     * Moves the repository to a directory, and sets how deep stacks are, unless that would be felt by others.
     *
     * @param directory that only this user can look into
     */
    static FlightRepository in(Path directory, int stackDepth) {
        var repository = new FlightRepository(directory);
        try {
            repository.moveHere(Math.min(stackDepth, DEEPEST));
        } catch (JMException | IllegalStateException e) {
            // Where the recorder cannot be told, it is used as it is.
        }
        return repository;
    }

    /**
     * Gives the recorder its common place back while others record, and takes it again when they are gone.
     *
     * @return whether the recorder writes to another place from its next chunk on
     */
    boolean lend(boolean othersRecord) {
        if (!isOurs || isLent == othersRecord) {
            return false;
        }
        isLent = othersRecord;
        try {
            if (othersRecord || isAtItsDefault(configure())) {
                configure("repositorypath=\"" + (othersRecord ? COMMON : directory) + "\"");
                return true;
            }
        } catch (JMException | IllegalStateException e) {
            // Where the recorder cannot be told, it is used as it is.
        }
        return false;
    }

    boolean isIn(Path other) {
        return directory.equals(other);
    }

    /** Where the recorder writes now; null when nobody has recorded yet, or nobody does any more. */
    static Path current() {
        String current = System.getProperty(PROPERTY);
        return current != null && new File(current).isDirectory() ? Path.of(current) : null;
    }

    private void moveHere(int stackDepth) throws JMException {
        boolean used = FlightRecorder.isInitialized();
        if (used && !FlightRecorder.getFlightRecorder().getRecordings().isEmpty()) {
            return;
        }
        String now = configure();
        if (!used && DEFAULT_DEPTH.equals(find(DEPTH, now))) {
            configure("stackdepth=" + stackDepth);
        }
        if (isAtItsDefault(now)) {
            configure("repositorypath=\"" + directory + "\"");
            isOurs = true;
        }
    }

    /** Somebody may have chosen another place, or want to keep what is there. */
    private static boolean isAtItsDefault(String configuration) {
        String place = find(PLACE, configuration);
        return !KEPT.matcher(configuration).find() && (place.equals(NOWHERE_YET) || isCommon(Path.of(place)));
    }

    private static boolean isCommon(Path place) {
        try {
            return COMMON.toRealPath().equals(place.getParent());
        } catch (IOException e) {
            return false;
        }
    }

    private static String find(Pattern pattern, String configuration) {
        Matcher line = pattern.matcher(configuration);
        return line.find() ? line.group(1).strip() : "";
    }

    /** What {@code jcmd JFR.configure} does. */
    private static String configure(String... arguments) throws JMException {
        return JvmCommands.run("jfrConfigure", arguments);
    }

    /** Gives the recorder its common place back. Recordings that others have begun are still kept here, to their end. */
    @Override
    public void close() {
        if (!isOurs) {
            return;
        }
        try {
            if (!isLent) {
                configure("repositorypath=\"" + COMMON + "\"");
            }
            // It may be one that was removed, and that the recorder has made again.
            Scratch.delete(directory);
        } catch (JMException | IOException | IllegalStateException e) {
            // This session still has something here, or others have, or the JVM is ending.
        }
    }
}
