package dev.flamelab.site;

import dev.flamelab.lab.JfrFile;
import dev.flamelab.pprof.MemoryBudget;
import java.util.List;

/**
 * What was read of a profile or a recording. Of a recording the kind of samples that was asked for last is kept, and the
 * others are read when they are asked for: all of them at once could be more than there is room for.
 */
public final class OneKindAtATime implements Opened {
    private final Samples samples;
    private final MemoryBudget all;
    private List<String> kinds = List.of();
    private String usual = "";
    private String usualIndex = "";
    private MemoryBudget taken;
    private Compared kept;
    private String keptKind = "";
    private boolean isClosed;

    /** Where samples are read from. */
    public interface Samples {
        /**
         * Reads them; what goes wrong is thrown with a sentence for a person.
         *
         * @param sampleIndex which kind, of a recording
         * @param budget what the profile takes its memory from
         */
        Compared read(String sampleIndex, MemoryBudget budget);

        /** The names of the kinds that there are, to be asked once some have been read; none for a profile. */
        List<String> kinds();
    }

    private OneKindAtATime(Samples samples, MemoryBudget all) {
        this.samples = samples;
        this.all = all;
        this.taken = all.part();
    }

    /**
     * Reads what is shown when a page says nothing else.
     *
     * @param sampleIndex which kind that is
     * @param all the memory that it shares with others
     */
    public static OneKindAtATime read(Samples samples, String sampleIndex, MemoryBudget all) {
        var opened = new OneKindAtATime(samples, all);
        try {
            opened.begin(sampleIndex);
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private void begin(String sampleIndex) {
        kept = samples.read(sampleIndex, taken);
        kinds = List.copyOf(samples.kinds());
        if (kinds.isEmpty()) return;
        usualIndex = sampleIndex;
        usual = JfrFile.kindNamed(sampleIndex).orElse(kinds.get(0));
        keptKind = usual;
    }

    @Override
    public List<String> kinds() {
        return kinds;
    }

    @Override
    public String kind(String sampleIndex) {
        return kinds.isEmpty() ? "" : JfrFile.kindNamed(sampleIndex).orElse(usual);
    }

    @Override
    public synchronized Compared of(String kind) {
        if (isClosed) throw new BadQuery("this profile has been closed: choose another with Compare");
        if (kept != null && kind.equals(keptKind)) return kept;
        if (!kinds.contains(kind)) {
            throw new BadQuery("the recording has no " + kind + ": choose of what it has, " + String.join(", ", kinds));
        }
        kept = null;
        taken.giveBack();
        taken = all.part();
        try {
            // of the usual kind, a certain value may be the usual one
            kept = samples.read(kind.equals(usual) && !usualIndex.isEmpty() ? usualIndex : kind, taken);
            keptKind = kind;
            return kept;
        } finally {
            if (kept == null) taken.giveBack();
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        kept = null;
        taken.giveBack();
    }
}
