package dev.flamelab.cli;

import dev.flamelab.lab.JfrFile;
import dev.flamelab.pprof.MemoryBudget;
import dev.flamelab.site.Compared;
import dev.flamelab.site.OneKindAtATime;
import dev.flamelab.site.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** The samples that pages show of the sources of a command, or of one file that somebody chose. */
final class PageSamples implements OneKindAtATime.Samples {
    private final Function<String, Sources> sources;
    private final long size;
    private final Progress progress;

    /** Where they are; what came from an address is in a file once it has been read. */
    private List<String> named;

    /**
     * The samples.
     *
     * @param sources that make one profile of a kind
     * @param size how many bytes there are to read; 0 where nobody knows
     */
    PageSamples(Function<String, Sources> sources, List<String> named, long size, Progress progress) {
        this.sources = sources;
        this.named = named;
        this.size = size;
        this.progress = progress;
    }

    @Override
    public Compared read(String sampleIndex, MemoryBudget budget) {
        Sources wanted = sources.apply(sampleIndex);
        try {
            var loaded = wanted.load(named, new Loading(budget, watched()));
            named = loaded.again();
            return new Compared(loaded.source(), loaded.base(), wanted.flags().isDiff(), loaded.sampleIndex());
        } catch (OutOfMemoryError e) {
            throw Memory.exceeded();
        }
    }

    /** The beginning of a recording is read twice. */
    private LongConsumer watched() {
        var done = new AtomicLong();
        progress.at(0, size);
        return more -> progress.at(Math.min(size, done.addAndGet(more)), size);
    }

    /** None where anything would have to be fetched anew, for that is not the same any more. */
    @Override
    public List<String> kinds() {
        Sources any = sources.apply("");
        List<String> all = Stream.concat(named.stream(), any.flags().base(any.dialect()).stream())
                .toList();
        if (all.stream().anyMatch(RemoteProfile::isOne)) return List.of();
        LongConsumer watched = watched();
        return named.stream()
                .map(Path::of)
                .filter(JfrFile::isOne)
                .flatMap(file -> JfrFile.kinds(file, watched).stream())
                .distinct()
                .toList();
    }
}
