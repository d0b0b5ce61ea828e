package dev.flamelab.site;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The profiles that one viewer shows: the command's own first, then those that were opened from a page. */
public final class OpenProfiles {
    private static final int MOST = 32;
    private static final String OWN = "1";

    /** What the command compares its own with is one to choose as well. */
    static final String OWN_BASE = "base";

    private final FileReading files;
    private final Map<String, OpenProfile> all = new LinkedHashMap<>();

    /** Reads a profile. */
    public interface Reading {
        /** Reads it; what goes wrong is thrown with a sentence for a person. */
        Compared read(Progress progress) throws Exception;
    }

    /** Reads a profile that somebody chose in a page. */
    public interface FileReading {
        /** Reads it; what goes wrong is thrown with a sentence for a person. */
        Compared read(Path file, Progress progress) throws Exception;
    }

    public OpenProfiles(FileReading files) {
        this.files = files;
    }

    /** Opens one, in this thread; it is listed from now on. The first is the command's own. */
    public void open(String name, Reading reading) throws Exception {
        OpenProfile opening = own(name);
        Compared compared = opened(opening, reading).get();
        if (!opening.id().equals(OWN) || compared.base() == null) return;
        var base = new OpenProfile(OWN_BASE, "the base of " + name);
        base.read().complete(new Compared(compared.base(), null, false, compared.sampleIndex()));
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
    OpenProfile open(String name, Path file) throws Exception {
        return opened(add(name), progress -> files.read(file, progress));
    }

    private OpenProfile opened(OpenProfile opened, Reading reading) throws Exception {
        try {
            opened.read().complete(reading.read(opened.progress()));
            return opened;
        } catch (Exception | Error e) {
            opened.read().completeExceptionally(e);
            if (!opened.id().equals(OWN)) remove(opened);
            throw e;
        }
    }

    private synchronized OpenProfile add(String name) {
        if (all.size() >= MOST) {
            throw new BadQuery(MOST + " profiles are open, which is all there can be: start ./lab pprof -http anew");
        }
        int number = 2;
        while (all.containsKey(String.valueOf(number))) number++;
        var opened = new OpenProfile(String.valueOf(number), name);
        all.put(opened.id(), opened);
        return opened;
    }

    private synchronized void remove(OpenProfile failed) {
        all.remove(failed.id());
    }

    synchronized List<OpenProfile> list() {
        return List.copyOf(all.values());
    }

    /** The one with this id, or the command's own for an empty one. */
    synchronized OpenProfile find(String id) {
        OpenProfile found = all.get(id.isEmpty() ? OWN : id);
        if (found == null) throw new BadQuery("there is no open profile " + id + ": open one with Compare");
        return found;
    }
}
