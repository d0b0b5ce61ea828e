package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.capture.SamplingSession.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkReaderTest {
    private static final long INTERVAL = 32 << 10;

    @TempDir
    private Path directory;

    private Scratch scratch;
    private Sampler sampler;

    @BeforeEach
    void load() throws Exception {
        scratch = Scratch.in(directory);
        sampler = Samplers.load(scratch, new Limits(1, 512, 16 << 20, INTERVAL));
    }

    @AfterEach
    void close() {
        scratch.close();
    }

    @Test
    void lostSamplesAreThoseOfCpuTimeWhereNothingWasRead() throws Exception {
        Recording recording = Recording.in(Files.createFile(directory.resolve("empty.jfr")));
        var section = new Section(recording, 0, 0, OptionalLong.of(5), true);
        var chunk = new Chunk(section, Set.of(Event.CPU, Event.ALLOC), 1, List.of(), List.of());
        Map<Event, Tally> tallies = ChunkReader.read(chunk, sampler, new Frames("test"), new ObjectSizes(), 512);
        assertThat(tallies.get(Event.CPU).remarks()).anyMatch(remark -> remark.contains("[lost samples]"));
        assertThat(tallies.get(Event.ALLOC).remarks()).isEmpty();
        section.done();
    }

    @Test
    void intervalIsKnownThoughTheRestCannotBeRead() throws Exception {
        sampler.start(Set.of(Event.ALLOC));
        Allocator.mixed(10 << 20);
        Section section = sampler.stop();
        var chunk = new Chunk(section, Set.of(Event.ALLOC), 1, List.of(), List.of());
        ObjectSizes none = null;
        assertThatThrownBy(() -> ChunkReader.read(chunk, sampler, new Frames("test"), none, 512))
                .isInstanceOf(NullPointerException.class);
        assertThat(section.recording().interval(Event.ALLOC)).isEqualTo(INTERVAL);
        section.done();
    }
}
