package dev.flamelab.site;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The profiles that one viewer shows: the command's own first, then those that were opened from a page. */
public final class OpenProfiles {
    private final Map<String, OpenProfile> all = new LinkedHashMap<>();

    /** Reads a profile. */
    public interface Reading {
        /** Reads it; what goes wrong is thrown with a sentence for a person. */
        Compared read(Progress progress) throws Exception;
    }

    /** Opens one, in this thread; it is listed from now on. */
    public Compared open(String name, Reading reading) throws Exception {
        OpenProfile opened = add(name);
        try {
            Compared compared = reading.read(opened.progress());
            opened.read().complete(compared);
            return compared;
        } catch (Exception | OutOfMemoryError e) {
            opened.read().completeExceptionally(e);
            throw e;
        }
    }

    private synchronized OpenProfile add(String name) {
        String id = String.valueOf(all.size() + 1);
        var opened = new OpenProfile(id, name, new Progress(), new CompletableFuture<>());
        all.put(id, opened);
        return opened;
    }

    synchronized Collection<OpenProfile> list() {
        return List.copyOf(all.values());
    }

    /** The one with this id, or the first for an empty one. */
    synchronized OpenProfile find(String id) {
        OpenProfile found =
                id.isEmpty() && !all.isEmpty() ? all.values().iterator().next() : all.get(id);
        if (found == null) throw new BadQuery("there is no open profile " + id + ": open it with Compare");
        return found;
    }
}
