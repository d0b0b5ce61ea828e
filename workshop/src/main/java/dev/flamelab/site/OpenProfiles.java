package dev.flamelab.site;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The profiles that one viewer shows: the command's own first, then those that were opened from a page. */
public final class OpenProfiles implements AutoCloseable {
    private static final int MOST = 32;
    static final String OWN = "1";

    /** What the command compares its own with is one to choose as well. */
    static final String OWN_BASE = "base";

    private static final int FIRST_OF_OTHERS = 2;
    private static final String NUMBER = "[0-9]{1,9}";

    private final FileReading files;
    private final Map<String, OpenProfile> all = new LinkedHashMap<>();

    /** No number is given twice, for addresses of pages with it stay about. */
    private int next = FIRST_OF_OTHERS;

    /** Reads a profile. */
    public interface Reading {
        /** Reads it; what goes wrong is thrown with a sentence for a person. */
        Opened read(Progress progress) throws Exception;
    }

    /** Reads a profile that somebody chose in a page. */
    public interface FileReading {
        /** Reads it; what goes wrong is thrown with a sentence for a person. */
        Opened read(Path file, Progress progress) throws Exception;
    }

    public OpenProfiles(FileReading files) {
        this.files = files;
    }

    /** Opens one, in this thread; it is listed from now on. The first is the command's own. */
    public void open(String name, Reading reading) throws Exception {
        open(name, "the base of " + name, reading);
    }

    /**
     * The same of one that is compared with another.
     *
     * @param baseName what that is called
     */
    public void open(String name, String baseName, Reading reading) throws Exception {
        OpenProfile opening = own(name);
        Opened opened = read(opening, reading);
        if (!opening.isOwn()) return;
        Compared compared = opened.of(opened.kind(""));
        if (compared.base() == null) return;
        var base = new OpenProfile(OWN_BASE, baseName);
        base.read().complete(new BaseOf(opened));
        synchronized (this) {
            all.put(OWN_BASE, base);
        }
    }

    private synchronized OpenProfile own(String name) {
        if (all.containsKey(OWN)) return add(name);
        var own = new OpenProfile(OWN, name);
        all.put(OWN, own);
        return own;
    }

    /** Opens a file that somebody chose. */
    void open(String name, Path file) throws Exception {
        read(add(name), progress -> files.read(file, progress));
    }

    /** What is in the files that somebody chooses. */
    FileReading files() {
        return files;
    }

    /** Reads what has been listed; it is listed no more when that fails, unless it is the command's own. */
    Opened read(OpenProfile opening, Reading reading) throws Exception {
        try {
            Opened opened = reading.read(opening.progress());
            opening.read().complete(opened);
            if (isListed(opening)) return opened;
            // closed while the last of it was read
            opened.close();
            throw new Progress.Stopped();
        } catch (Exception | Error e) {
            opening.read().completeExceptionally(e);
            if (!opening.isOwn()) remove(opening);
            throw e;
        }
    }

    /** Lists one that is going to be read. */
    synchronized OpenProfile add(String name) {
        if (all.size() >= MOST) {
            throw new BadQuery(MOST + " profiles are open, which is all there can be: close one with Compare");
        }
        var opened = new OpenProfile(String.valueOf(next++), name);
        all.put(opened.id(), opened);
        return opened;
    }

    private synchronized boolean isListed(OpenProfile profile) {
        return all.get(profile.id()) == profile;
    }

    private synchronized void remove(OpenProfile failed) {
        all.remove(failed.id());
    }

    /** Closes one that was opened from a page; if it is being read, that ends. */
    void close(String id) {
        OpenProfile closed = find(id);
        if (closed.isOwn()) throw new BadQuery("what the command was started with stays open until that ends");
        close(closed);
    }

    void close(OpenProfile closed) {
        remove(closed);
        closed.close();
    }

    synchronized List<OpenProfile> list() {
        return List.copyOf(all.values());
    }

    /** The one with this id, or the command's own for an empty one. */
    synchronized OpenProfile find(String id) {
        OpenProfile found = all.get(id.isEmpty() ? OWN : id);
        if (found != null) return found;
        if (id.isEmpty() || id.equals(OWN)) {
            throw BadQuery.tooEarly("nothing has been read yet: ask again in a while");
        }
        if (isPast(id)) throw new BadQuery("profile " + id + " has been closed: choose another with Compare");
        throw new BadQuery("there is no open profile " + id + ": open one with Compare");
    }

    /** Whether it is open; the command's own is meant by an empty id. */
    synchronized boolean has(String id) {
        return id.isEmpty() || all.containsKey(id);
    }

    private boolean isPast(String id) {
        return id.matches(NUMBER) && Integer.parseInt(id) >= FIRST_OF_OTHERS && Integer.parseInt(id) < next;
    }

    /** Closes all. */
    @Override
    public void close() {
        list().forEach(OpenProfile::close);
    }
}
